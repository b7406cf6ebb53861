//! The page of each code: everything that belongs to the code and not to the single case.

mod dossier;
mod files;
mod graphs;
mod json;
mod models;
mod networks;
mod observations;
mod scenarios;
mod tables;
mod values;

use super::{Code, Severity};

/// What is to be said about a code. `socta explain CODE` prints it, and `docs/findings.md` is made from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// One line.
    pub title: &'static str,
    /// What the code stands for, and what happens to the input when it is only a warning.
    pub what: &'static str,
    /// Why it matters to the assessment.
    pub why: &'static str,
    /// An example of the fault.
    pub wrong: &'static str,
    /// The same without the fault.
    pub right: &'static str,
    /// What to do. It is the hint of every finding that has no better one.
    pub fix: &'static str,
    /// Severity, unless the user changes it.
    pub severity: Severity,
}

impl Code {
    /// The page of this code.
    #[must_use]
    pub const fn page(self) -> &'static Page {
        match self {
            Self::FileMissing => &files::FILE_MISSING,
            Self::FileUnreadable => &files::FILE_UNREADABLE,
            Self::NotUtf8 => &files::NOT_UTF8,
            Self::ByteOrderMark => &files::BYTE_ORDER_MARK,
            Self::BrokenGzip => &files::BROKEN_GZIP,
            Self::PathEscapes => &files::PATH_ESCAPES,
            Self::TableTwice => &files::TABLE_TWICE,
            Self::UnknownFile => &files::UNKNOWN_FILE,
            Self::FileEmpty => &files::FILE_EMPTY,
            Self::JsonSyntax => &json::JSON_SYNTAX,
            Self::JsonUnknownKey => &json::JSON_UNKNOWN_KEY,
            Self::JsonMissingKey => &json::JSON_MISSING_KEY,
            Self::JsonWrongType => &json::JSON_WRONG_TYPE,
            Self::JsonDuplicateKey => &json::JSON_DUPLICATE_KEY,
            Self::SchemaVersion => &json::SCHEMA_VERSION,
            Self::UnknownValue => &json::UNKNOWN_VALUE,
            Self::CsvSyntax => &tables::CSV_SYNTAX,
            Self::CsvUnknownColumn => &tables::CSV_UNKNOWN_COLUMN,
            Self::CsvMissingColumn => &tables::CSV_MISSING_COLUMN,
            Self::CsvDuplicateColumn => &tables::CSV_DUPLICATE_COLUMN,
            Self::CsvFieldCount => &tables::CSV_FIELD_COUNT,
            Self::CsvNotANumber => &tables::CSV_NOT_A_NUMBER,
            Self::CsvEmptyField => &tables::CSV_EMPTY_FIELD,
            Self::CsvUnknownValue => &tables::CSV_UNKNOWN_VALUE,
            Self::CsvSpaces => &tables::CSV_SPACES,
            Self::NumberNotFinite => &values::NUMBER_NOT_FINITE,
            Self::NumberOutOfRange => &values::NUMBER_OUT_OF_RANGE,
            Self::IntervalReversed => &values::INTERVAL_REVERSED,
            Self::UnknownUnit => &values::UNKNOWN_UNIT,
            Self::WrongUnit => &values::WRONG_UNIT,
            Self::DateInvalid => &values::DATE_INVALID,
            Self::PeriodReversed => &values::PERIOD_REVERSED,
            Self::PeriodOutsideWindow => &values::PERIOD_OUTSIDE_WINDOW,
            Self::AfterReferenceDate => &values::AFTER_REFERENCE_DATE,
            Self::WindowInvalid => &values::WINDOW_INVALID,
            Self::BoundWithoutFigure => &values::BOUND_WITHOUT_FIGURE,
            Self::DuplicateArea => &dossier::DUPLICATE_AREA,
            Self::UnknownParent => &dossier::UNKNOWN_PARENT,
            Self::AreaCycle => &dossier::AREA_CYCLE,
            Self::AreaInTwoBundles => &dossier::AREA_IN_TWO_BUNDLES,
            Self::BundleUnknownArea => &dossier::BUNDLE_UNKNOWN_AREA,
            Self::BundleNotLeaf => &dossier::BUNDLE_NOT_LEAF,
            Self::DuplicateBundle => &dossier::DUPLICATE_BUNDLE,
            Self::KeyMalformed => &dossier::KEY_MALFORMED,
            Self::LabelMissing => &dossier::LABEL_MISSING,
            Self::PreviousUnknownArea => &dossier::PREVIOUS_UNKNOWN_AREA,
            Self::DuplicateContributor => &dossier::DUPLICATE_CONTRIBUTOR,
            Self::NoScoredArea => &dossier::NO_SCORED_AREA,
            Self::EmptyBundle => &dossier::EMPTY_BUNDLE,
            Self::UnknownSubject => &observations::UNKNOWN_SUBJECT,
            Self::UnknownIndicator => &observations::UNKNOWN_INDICATOR,
            Self::IndicatorWrongSubject => &observations::INDICATOR_WRONG_SUBJECT,
            Self::LevelNotOnScale => &observations::LEVEL_NOT_ON_SCALE,
            Self::LevelAndFigure => &observations::LEVEL_AND_FIGURE,
            Self::NoAnswer => &observations::NO_ANSWER,
            Self::SourceCodeInvalid => &observations::SOURCE_CODE_INVALID,
            Self::InformationCodeInvalid => &observations::INFORMATION_CODE_INVALID,
            Self::HandlingCodeInvalid => &observations::HANDLING_CODE_INVALID,
            Self::UnknownContributor => &observations::UNKNOWN_CONTRIBUTOR,
            Self::UnknownSource => &observations::UNKNOWN_SOURCE,
            Self::ConflictingFacts => &observations::CONFLICTING_FACTS,
            Self::DuplicateObservation => &observations::DUPLICATE_OBSERVATION,
            Self::DerivedObserved => &observations::DERIVED_OBSERVED,
            Self::ObservedNotLeaf => &observations::OBSERVED_NOT_LEAF,
            Self::EditionMismatch => &observations::EDITION_MISMATCH,
            Self::DuplicateSource => &observations::DUPLICATE_SOURCE,
            Self::EditionUnknown => &observations::EDITION_UNKNOWN,
            Self::DuplicateNetwork => &networks::DUPLICATE_NETWORK,
            Self::SameNetworkTwice => &networks::SAME_NETWORK_TWICE,
            Self::DuplicateActor => &networks::DUPLICATE_ACTOR,
            Self::ActorUnknownNetwork => &networks::ACTOR_UNKNOWN_NETWORK,
            Self::LinkUnknownEnd => &networks::LINK_UNKNOWN_END,
            Self::SelfLink => &networks::SELF_LINK,
            Self::DuplicateLink => &networks::DUPLICATE_LINK,
            Self::InvolvementUnknownNetwork => &networks::INVOLVEMENT_UNKNOWN_NETWORK,
            Self::InvolvementUnknownArea => &networks::INVOLVEMENT_UNKNOWN_AREA,
            Self::DuplicateInvolvement => &networks::DUPLICATE_INVOLVEMENT,
            Self::TwoMainAreas => &networks::TWO_MAIN_AREAS,
            Self::SizeReversed => &networks::SIZE_REVERSED,
            Self::LinkMixedEnds => &networks::LINK_MIXED_ENDS,
            Self::FactorUnknownArea => &networks::FACTOR_UNKNOWN_AREA,
            Self::PersonalName => &networks::PERSONAL_NAME,
            Self::IdentifierInTwoTables => &networks::IDENTIFIER_IN_TWO_TABLES,
            Self::DuplicateFactor => &networks::DUPLICATE_FACTOR,
            Self::SameActorTwice => &networks::SAME_ACTOR_TWICE,
            Self::MergeContradiction => &networks::MERGE_CONTRADICTION,
            Self::XmlSyntax => &graphs::XML_SYNTAX,
            Self::XmlEntity => &graphs::XML_ENTITY,
            Self::GraphElementMissing => &graphs::GRAPH_ELEMENT_MISSING,
            Self::GraphUnknownNode => &graphs::GRAPH_UNKNOWN_NODE,
            Self::GraphDuplicateNode => &graphs::GRAPH_DUPLICATE_NODE,
            Self::GraphValue => &graphs::GRAPH_VALUE,
            Self::GraphUndeclaredKey => &graphs::GRAPH_UNDECLARED_KEY,
            Self::GraphPartIgnored => &graphs::GRAPH_PART_IGNORED,
            Self::PersonalDataLeftOut => &graphs::PERSONAL_DATA_LEFT_OUT,
            Self::WeightNotPositive => &graphs::WEIGHT_NOT_POSITIVE,
            Self::MatrixMalformed => &graphs::MATRIX_MALFORMED,
            Self::TwoModeGraph => &graphs::TWO_MODE_GRAPH,
            Self::DirectionsMixed => &graphs::DIRECTIONS_MIXED,
            Self::PredictedLinkLeftOut => &graphs::PREDICTED_LINK_LEFT_OUT,
            Self::ModelUnknownIndicator => &models::MODEL_UNKNOWN_INDICATOR,
            Self::WeightsDoNotAddUp => &models::WEIGHTS_DO_NOT_ADD_UP,
            Self::WeightNegative => &models::WEIGHT_NEGATIVE,
            Self::WeightOutsideRange => &models::WEIGHT_OUTSIDE_RANGE,
            Self::OriginScored => &models::ORIGIN_SCORED,
            Self::DetectionScored => &models::DETECTION_SCORED,
            Self::CodingNotMonotone => &models::CODING_NOT_MONOTONE,
            Self::ValueFunctionInvalid => &models::VALUE_FUNCTION_INVALID,
            Self::GradeMissing => &models::GRADE_MISSING,
            Self::BoundsInfeasible => &models::BOUNDS_INFEASIBLE,
            Self::UnknownMethod => &models::UNKNOWN_METHOD,
            Self::BandsInvalid => &models::BANDS_INVALID,
            Self::LayerTwice => &models::LAYER_TWICE,
            Self::IndicatorTwice => &models::INDICATOR_TWICE,
            Self::UnknownCoding => &models::UNKNOWN_CODING,
            Self::IndicatorWrongLayer => &models::INDICATOR_WRONG_LAYER,
            Self::PreferencesContradict => &models::PREFERENCES_CONTRADICT,
            Self::PreferenceInvalid => &models::PREFERENCE_INVALID,
            Self::RuleInvalid => &models::RULE_INVALID,
            Self::RuleUnknownArea => &models::RULE_UNKNOWN_AREA,
            Self::BaseUnknown => &models::BASE_UNKNOWN,
            Self::BaseCircle => &models::BASE_CIRCLE,
            Self::NothingToLeaveOut => &models::NOTHING_TO_LEAVE_OUT,
            Self::ScenarioUnknownArea => &scenarios::SCENARIO_UNKNOWN_AREA,
            Self::ForcedInAndOut => &scenarios::FORCED_IN_AND_OUT,
            Self::OverrideWithoutReason => &scenarios::OVERRIDE_WITHOUT_REASON,
            Self::ScenarioUnknownIndicator => &scenarios::SCENARIO_UNKNOWN_INDICATOR,
        }
    }
}
