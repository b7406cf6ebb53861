//! The stable codes.

use serde::Serialize;

/// Code of a finding. A code keeps its meaning for ever; a retired one is not used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// `F001` file missing.
    FileMissing,
    /// `F002` file unreadable.
    FileUnreadable,
    /// `F003` not utf8.
    NotUtf8,
    /// `F004` byte order mark.
    ByteOrderMark,
    /// `F005` broken gzip.
    BrokenGzip,
    /// `F006` path escapes.
    PathEscapes,
    /// `F007` table twice.
    TableTwice,
    /// `F008` unknown file.
    UnknownFile,
    /// `F009` file empty.
    FileEmpty,
    /// `J001` json syntax.
    JsonSyntax,
    /// `J002` json unknown key.
    JsonUnknownKey,
    /// `J003` json missing key.
    JsonMissingKey,
    /// `J004` json wrong type.
    JsonWrongType,
    /// `J005` json duplicate key.
    JsonDuplicateKey,
    /// `J006` schema version.
    SchemaVersion,
    /// `J007` unknown value.
    UnknownValue,
    /// `C001` csv syntax.
    CsvSyntax,
    /// `C002` csv unknown column.
    CsvUnknownColumn,
    /// `C003` csv missing column.
    CsvMissingColumn,
    /// `C004` csv duplicate column.
    CsvDuplicateColumn,
    /// `C005` csv field count.
    CsvFieldCount,
    /// `C006` csv not a number.
    CsvNotANumber,
    /// `C007` csv empty field.
    CsvEmptyField,
    /// `C008` csv unknown value.
    CsvUnknownValue,
    /// `C009` csv spaces.
    CsvSpaces,
    /// `V001` number not finite.
    NumberNotFinite,
    /// `V002` number out of range.
    NumberOutOfRange,
    /// `V003` interval reversed.
    IntervalReversed,
    /// `V004` unknown unit.
    UnknownUnit,
    /// `V005` wrong unit.
    WrongUnit,
    /// `V006` date invalid.
    DateInvalid,
    /// `V007` period reversed.
    PeriodReversed,
    /// `V008` period outside window.
    PeriodOutsideWindow,
    /// `V009` after reference date.
    AfterReferenceDate,
    /// `V010` window invalid.
    WindowInvalid,
    /// `V011` bound without figure.
    BoundWithoutFigure,
    /// `D001` duplicate area.
    DuplicateArea,
    /// `D002` unknown parent.
    UnknownParent,
    /// `D003` area cycle.
    AreaCycle,
    /// `D004` area in two bundles.
    AreaInTwoBundles,
    /// `D005` bundle unknown area.
    BundleUnknownArea,
    /// `D006` bundle not leaf.
    BundleNotLeaf,
    /// `D007` duplicate bundle.
    DuplicateBundle,
    /// `D008` key malformed.
    KeyMalformed,
    /// `D009` label missing.
    LabelMissing,
    /// `D010` previous unknown area.
    PreviousUnknownArea,
    /// `D011` duplicate contributor.
    DuplicateContributor,
    /// `D012` no scored area.
    NoScoredArea,
    /// `D013` empty bundle.
    EmptyBundle,
    /// `O001` unknown subject.
    UnknownSubject,
    /// `O002` unknown indicator.
    UnknownIndicator,
    /// `O003` indicator wrong subject.
    IndicatorWrongSubject,
    /// `O004` level not on scale.
    LevelNotOnScale,
    /// `O005` level and figure.
    LevelAndFigure,
    /// `O006` no answer.
    NoAnswer,
    /// `O007` source code invalid.
    SourceCodeInvalid,
    /// `O008` information code invalid.
    InformationCodeInvalid,
    /// `O009` handling code invalid.
    HandlingCodeInvalid,
    /// `O010` unknown contributor.
    UnknownContributor,
    /// `O011` unknown source.
    UnknownSource,
    /// `O012` conflicting facts.
    ConflictingFacts,
    /// `O013` duplicate observation.
    DuplicateObservation,
    /// `O014` derived observed.
    DerivedObserved,
    /// `O015` observed not leaf.
    ObservedNotLeaf,
    /// `O016` edition mismatch.
    EditionMismatch,
    /// `O017` duplicate source.
    DuplicateSource,
    /// `O018` edition unknown.
    EditionUnknown,
    /// `N001` duplicate network.
    DuplicateNetwork,
    /// `N002` same network twice.
    SameNetworkTwice,
    /// `N003` duplicate actor.
    DuplicateActor,
    /// `N004` actor unknown network.
    ActorUnknownNetwork,
    /// `N005` link unknown end.
    LinkUnknownEnd,
    /// `N006` self link.
    SelfLink,
    /// `N007` duplicate link.
    DuplicateLink,
    /// `N008` involvement unknown network.
    InvolvementUnknownNetwork,
    /// `N009` involvement unknown area.
    InvolvementUnknownArea,
    /// `N010` duplicate involvement.
    DuplicateInvolvement,
    /// `N011` two main areas.
    TwoMainAreas,
    /// `N012` size reversed.
    SizeReversed,
    /// `N013` link mixed ends.
    LinkMixedEnds,
    /// `N014` factor unknown area.
    FactorUnknownArea,
    /// `N015` personal name.
    PersonalName,
    /// `N016` identifier in two tables.
    IdentifierInTwoTables,
    /// `N017` duplicate factor.
    DuplicateFactor,
    /// `N018` same actor twice.
    SameActorTwice,
    /// `N019` merge contradiction.
    MergeContradiction,
    /// `G001` xml syntax.
    XmlSyntax,
    /// `G002` xml entity.
    XmlEntity,
    /// `G003` graph element missing.
    GraphElementMissing,
    /// `G004` graph unknown node.
    GraphUnknownNode,
    /// `G005` graph duplicate node.
    GraphDuplicateNode,
    /// `G006` graph value.
    GraphValue,
    /// `G007` graph undeclared key.
    GraphUndeclaredKey,
    /// `G008` graph part ignored.
    GraphPartIgnored,
    /// `G009` personal data left out.
    PersonalDataLeftOut,
    /// `G010` weight not positive.
    WeightNotPositive,
    /// `G011` matrix malformed.
    MatrixMalformed,
    /// `G012` two mode graph.
    TwoModeGraph,
    /// `G013` directions mixed.
    DirectionsMixed,
    /// `G014` predicted link left out.
    PredictedLinkLeftOut,
    /// `M001` model unknown indicator.
    ModelUnknownIndicator,
    /// `M002` weights do not add up.
    WeightsDoNotAddUp,
    /// `M003` weight negative.
    WeightNegative,
    /// `M004` weight outside range.
    WeightOutsideRange,
    /// `M005` origin scored.
    OriginScored,
    /// `M006` detection scored.
    DetectionScored,
    /// `M007` coding not monotone.
    CodingNotMonotone,
    /// `M008` value function invalid.
    ValueFunctionInvalid,
    /// `M009` grade missing.
    GradeMissing,
    /// `M010` bounds infeasible.
    BoundsInfeasible,
    /// `M011` unknown method.
    UnknownMethod,
    /// `M012` bands invalid.
    BandsInvalid,
    /// `M013` layer twice.
    LayerTwice,
    /// `M014` indicator twice.
    IndicatorTwice,
    /// `M015` unknown coding.
    UnknownCoding,
    /// `M016` indicator wrong layer.
    IndicatorWrongLayer,
    /// `M017` preferences contradict.
    PreferencesContradict,
    /// `M018` preference invalid.
    PreferenceInvalid,
    /// `M019` rule invalid.
    RuleInvalid,
    /// `M020` rule unknown area.
    RuleUnknownArea,
    /// `S001` scenario unknown area.
    ScenarioUnknownArea,
    /// `S002` forced in and out.
    ForcedInAndOut,
    /// `S003` override without reason.
    OverrideWithoutReason,
    /// `S004` scenario unknown indicator.
    ScenarioUnknownIndicator,
}

impl Code {
    /// All codes in rising order.
    pub const ALL: &'static [Self] = &[
        Self::FileMissing,
        Self::FileUnreadable,
        Self::NotUtf8,
        Self::ByteOrderMark,
        Self::BrokenGzip,
        Self::PathEscapes,
        Self::TableTwice,
        Self::UnknownFile,
        Self::FileEmpty,
        Self::JsonSyntax,
        Self::JsonUnknownKey,
        Self::JsonMissingKey,
        Self::JsonWrongType,
        Self::JsonDuplicateKey,
        Self::SchemaVersion,
        Self::UnknownValue,
        Self::CsvSyntax,
        Self::CsvUnknownColumn,
        Self::CsvMissingColumn,
        Self::CsvDuplicateColumn,
        Self::CsvFieldCount,
        Self::CsvNotANumber,
        Self::CsvEmptyField,
        Self::CsvUnknownValue,
        Self::CsvSpaces,
        Self::NumberNotFinite,
        Self::NumberOutOfRange,
        Self::IntervalReversed,
        Self::UnknownUnit,
        Self::WrongUnit,
        Self::DateInvalid,
        Self::PeriodReversed,
        Self::PeriodOutsideWindow,
        Self::AfterReferenceDate,
        Self::WindowInvalid,
        Self::BoundWithoutFigure,
        Self::DuplicateArea,
        Self::UnknownParent,
        Self::AreaCycle,
        Self::AreaInTwoBundles,
        Self::BundleUnknownArea,
        Self::BundleNotLeaf,
        Self::DuplicateBundle,
        Self::KeyMalformed,
        Self::LabelMissing,
        Self::PreviousUnknownArea,
        Self::DuplicateContributor,
        Self::NoScoredArea,
        Self::EmptyBundle,
        Self::UnknownSubject,
        Self::UnknownIndicator,
        Self::IndicatorWrongSubject,
        Self::LevelNotOnScale,
        Self::LevelAndFigure,
        Self::NoAnswer,
        Self::SourceCodeInvalid,
        Self::InformationCodeInvalid,
        Self::HandlingCodeInvalid,
        Self::UnknownContributor,
        Self::UnknownSource,
        Self::ConflictingFacts,
        Self::DuplicateObservation,
        Self::DerivedObserved,
        Self::ObservedNotLeaf,
        Self::EditionMismatch,
        Self::DuplicateSource,
        Self::EditionUnknown,
        Self::DuplicateNetwork,
        Self::SameNetworkTwice,
        Self::DuplicateActor,
        Self::ActorUnknownNetwork,
        Self::LinkUnknownEnd,
        Self::SelfLink,
        Self::DuplicateLink,
        Self::InvolvementUnknownNetwork,
        Self::InvolvementUnknownArea,
        Self::DuplicateInvolvement,
        Self::TwoMainAreas,
        Self::SizeReversed,
        Self::LinkMixedEnds,
        Self::FactorUnknownArea,
        Self::PersonalName,
        Self::IdentifierInTwoTables,
        Self::DuplicateFactor,
        Self::SameActorTwice,
        Self::MergeContradiction,
        Self::XmlSyntax,
        Self::XmlEntity,
        Self::GraphElementMissing,
        Self::GraphUnknownNode,
        Self::GraphDuplicateNode,
        Self::GraphValue,
        Self::GraphUndeclaredKey,
        Self::GraphPartIgnored,
        Self::PersonalDataLeftOut,
        Self::WeightNotPositive,
        Self::MatrixMalformed,
        Self::TwoModeGraph,
        Self::DirectionsMixed,
        Self::PredictedLinkLeftOut,
        Self::ModelUnknownIndicator,
        Self::WeightsDoNotAddUp,
        Self::WeightNegative,
        Self::WeightOutsideRange,
        Self::OriginScored,
        Self::DetectionScored,
        Self::CodingNotMonotone,
        Self::ValueFunctionInvalid,
        Self::GradeMissing,
        Self::BoundsInfeasible,
        Self::UnknownMethod,
        Self::BandsInvalid,
        Self::LayerTwice,
        Self::IndicatorTwice,
        Self::UnknownCoding,
        Self::IndicatorWrongLayer,
        Self::PreferencesContradict,
        Self::PreferenceInvalid,
        Self::RuleInvalid,
        Self::RuleUnknownArea,
        Self::ScenarioUnknownArea,
        Self::ForcedInAndOut,
        Self::OverrideWithoutReason,
        Self::ScenarioUnknownIndicator,
    ];

    /// The identifier, as `O004`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::FileMissing => "F001",
            Self::FileUnreadable => "F002",
            Self::NotUtf8 => "F003",
            Self::ByteOrderMark => "F004",
            Self::BrokenGzip => "F005",
            Self::PathEscapes => "F006",
            Self::TableTwice => "F007",
            Self::UnknownFile => "F008",
            Self::FileEmpty => "F009",
            Self::JsonSyntax => "J001",
            Self::JsonUnknownKey => "J002",
            Self::JsonMissingKey => "J003",
            Self::JsonWrongType => "J004",
            Self::JsonDuplicateKey => "J005",
            Self::SchemaVersion => "J006",
            Self::UnknownValue => "J007",
            Self::CsvSyntax => "C001",
            Self::CsvUnknownColumn => "C002",
            Self::CsvMissingColumn => "C003",
            Self::CsvDuplicateColumn => "C004",
            Self::CsvFieldCount => "C005",
            Self::CsvNotANumber => "C006",
            Self::CsvEmptyField => "C007",
            Self::CsvUnknownValue => "C008",
            Self::CsvSpaces => "C009",
            Self::NumberNotFinite => "V001",
            Self::NumberOutOfRange => "V002",
            Self::IntervalReversed => "V003",
            Self::UnknownUnit => "V004",
            Self::WrongUnit => "V005",
            Self::DateInvalid => "V006",
            Self::PeriodReversed => "V007",
            Self::PeriodOutsideWindow => "V008",
            Self::AfterReferenceDate => "V009",
            Self::WindowInvalid => "V010",
            Self::BoundWithoutFigure => "V011",
            Self::DuplicateArea => "D001",
            Self::UnknownParent => "D002",
            Self::AreaCycle => "D003",
            Self::AreaInTwoBundles => "D004",
            Self::BundleUnknownArea => "D005",
            Self::BundleNotLeaf => "D006",
            Self::DuplicateBundle => "D007",
            Self::KeyMalformed => "D008",
            Self::LabelMissing => "D009",
            Self::PreviousUnknownArea => "D010",
            Self::DuplicateContributor => "D011",
            Self::NoScoredArea => "D012",
            Self::EmptyBundle => "D013",
            Self::UnknownSubject => "O001",
            Self::UnknownIndicator => "O002",
            Self::IndicatorWrongSubject => "O003",
            Self::LevelNotOnScale => "O004",
            Self::LevelAndFigure => "O005",
            Self::NoAnswer => "O006",
            Self::SourceCodeInvalid => "O007",
            Self::InformationCodeInvalid => "O008",
            Self::HandlingCodeInvalid => "O009",
            Self::UnknownContributor => "O010",
            Self::UnknownSource => "O011",
            Self::ConflictingFacts => "O012",
            Self::DuplicateObservation => "O013",
            Self::DerivedObserved => "O014",
            Self::ObservedNotLeaf => "O015",
            Self::EditionMismatch => "O016",
            Self::DuplicateSource => "O017",
            Self::EditionUnknown => "O018",
            Self::DuplicateNetwork => "N001",
            Self::SameNetworkTwice => "N002",
            Self::DuplicateActor => "N003",
            Self::ActorUnknownNetwork => "N004",
            Self::LinkUnknownEnd => "N005",
            Self::SelfLink => "N006",
            Self::DuplicateLink => "N007",
            Self::InvolvementUnknownNetwork => "N008",
            Self::InvolvementUnknownArea => "N009",
            Self::DuplicateInvolvement => "N010",
            Self::TwoMainAreas => "N011",
            Self::SizeReversed => "N012",
            Self::LinkMixedEnds => "N013",
            Self::FactorUnknownArea => "N014",
            Self::PersonalName => "N015",
            Self::IdentifierInTwoTables => "N016",
            Self::DuplicateFactor => "N017",
            Self::SameActorTwice => "N018",
            Self::MergeContradiction => "N019",
            Self::XmlSyntax => "G001",
            Self::XmlEntity => "G002",
            Self::GraphElementMissing => "G003",
            Self::GraphUnknownNode => "G004",
            Self::GraphDuplicateNode => "G005",
            Self::GraphValue => "G006",
            Self::GraphUndeclaredKey => "G007",
            Self::GraphPartIgnored => "G008",
            Self::PersonalDataLeftOut => "G009",
            Self::WeightNotPositive => "G010",
            Self::MatrixMalformed => "G011",
            Self::TwoModeGraph => "G012",
            Self::DirectionsMixed => "G013",
            Self::PredictedLinkLeftOut => "G014",
            Self::ModelUnknownIndicator => "M001",
            Self::WeightsDoNotAddUp => "M002",
            Self::WeightNegative => "M003",
            Self::WeightOutsideRange => "M004",
            Self::OriginScored => "M005",
            Self::DetectionScored => "M006",
            Self::CodingNotMonotone => "M007",
            Self::ValueFunctionInvalid => "M008",
            Self::GradeMissing => "M009",
            Self::BoundsInfeasible => "M010",
            Self::UnknownMethod => "M011",
            Self::BandsInvalid => "M012",
            Self::LayerTwice => "M013",
            Self::IndicatorTwice => "M014",
            Self::UnknownCoding => "M015",
            Self::IndicatorWrongLayer => "M016",
            Self::PreferencesContradict => "M017",
            Self::PreferenceInvalid => "M018",
            Self::RuleInvalid => "M019",
            Self::RuleUnknownArea => "M020",
            Self::ScenarioUnknownArea => "S001",
            Self::ForcedInAndOut => "S002",
            Self::OverrideWithoutReason => "S003",
            Self::ScenarioUnknownIndicator => "S004",
        }
    }

    /// The name, as `level-not-on-scale`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FileMissing => "file-missing",
            Self::FileUnreadable => "file-unreadable",
            Self::NotUtf8 => "not-utf8",
            Self::ByteOrderMark => "byte-order-mark",
            Self::BrokenGzip => "broken-gzip",
            Self::PathEscapes => "path-escapes",
            Self::TableTwice => "table-twice",
            Self::UnknownFile => "unknown-file",
            Self::FileEmpty => "file-empty",
            Self::JsonSyntax => "json-syntax",
            Self::JsonUnknownKey => "json-unknown-key",
            Self::JsonMissingKey => "json-missing-key",
            Self::JsonWrongType => "json-wrong-type",
            Self::JsonDuplicateKey => "json-duplicate-key",
            Self::SchemaVersion => "schema-version",
            Self::UnknownValue => "unknown-value",
            Self::CsvSyntax => "csv-syntax",
            Self::CsvUnknownColumn => "csv-unknown-column",
            Self::CsvMissingColumn => "csv-missing-column",
            Self::CsvDuplicateColumn => "csv-duplicate-column",
            Self::CsvFieldCount => "csv-field-count",
            Self::CsvNotANumber => "csv-not-a-number",
            Self::CsvEmptyField => "csv-empty-field",
            Self::CsvUnknownValue => "csv-unknown-value",
            Self::CsvSpaces => "csv-spaces",
            Self::NumberNotFinite => "number-not-finite",
            Self::NumberOutOfRange => "number-out-of-range",
            Self::IntervalReversed => "interval-reversed",
            Self::UnknownUnit => "unknown-unit",
            Self::WrongUnit => "wrong-unit",
            Self::DateInvalid => "date-invalid",
            Self::PeriodReversed => "period-reversed",
            Self::PeriodOutsideWindow => "period-outside-window",
            Self::AfterReferenceDate => "after-reference-date",
            Self::WindowInvalid => "window-invalid",
            Self::BoundWithoutFigure => "bound-without-figure",
            Self::DuplicateArea => "duplicate-area",
            Self::UnknownParent => "unknown-parent",
            Self::AreaCycle => "area-cycle",
            Self::AreaInTwoBundles => "area-in-two-bundles",
            Self::BundleUnknownArea => "bundle-unknown-area",
            Self::BundleNotLeaf => "bundle-not-leaf",
            Self::DuplicateBundle => "duplicate-bundle",
            Self::KeyMalformed => "key-malformed",
            Self::LabelMissing => "label-missing",
            Self::PreviousUnknownArea => "previous-unknown-area",
            Self::DuplicateContributor => "duplicate-contributor",
            Self::NoScoredArea => "no-scored-area",
            Self::EmptyBundle => "empty-bundle",
            Self::UnknownSubject => "unknown-subject",
            Self::UnknownIndicator => "unknown-indicator",
            Self::IndicatorWrongSubject => "indicator-wrong-subject",
            Self::LevelNotOnScale => "level-not-on-scale",
            Self::LevelAndFigure => "level-and-figure",
            Self::NoAnswer => "no-answer",
            Self::SourceCodeInvalid => "source-code-invalid",
            Self::InformationCodeInvalid => "information-code-invalid",
            Self::HandlingCodeInvalid => "handling-code-invalid",
            Self::UnknownContributor => "unknown-contributor",
            Self::UnknownSource => "unknown-source",
            Self::ConflictingFacts => "conflicting-facts",
            Self::DuplicateObservation => "duplicate-observation",
            Self::DerivedObserved => "derived-observed",
            Self::ObservedNotLeaf => "observed-not-leaf",
            Self::EditionMismatch => "edition-mismatch",
            Self::DuplicateSource => "duplicate-source",
            Self::EditionUnknown => "edition-unknown",
            Self::DuplicateNetwork => "duplicate-network",
            Self::SameNetworkTwice => "same-network-twice",
            Self::DuplicateActor => "duplicate-actor",
            Self::ActorUnknownNetwork => "actor-unknown-network",
            Self::LinkUnknownEnd => "link-unknown-end",
            Self::SelfLink => "self-link",
            Self::DuplicateLink => "duplicate-link",
            Self::InvolvementUnknownNetwork => "involvement-unknown-network",
            Self::InvolvementUnknownArea => "involvement-unknown-area",
            Self::DuplicateInvolvement => "duplicate-involvement",
            Self::TwoMainAreas => "two-main-areas",
            Self::SizeReversed => "size-reversed",
            Self::LinkMixedEnds => "link-mixed-ends",
            Self::FactorUnknownArea => "factor-unknown-area",
            Self::PersonalName => "personal-name",
            Self::IdentifierInTwoTables => "identifier-in-two-tables",
            Self::DuplicateFactor => "duplicate-factor",
            Self::SameActorTwice => "same-actor-twice",
            Self::MergeContradiction => "merge-contradiction",
            Self::XmlSyntax => "xml-syntax",
            Self::XmlEntity => "xml-entity",
            Self::GraphElementMissing => "graph-element-missing",
            Self::GraphUnknownNode => "graph-unknown-node",
            Self::GraphDuplicateNode => "graph-duplicate-node",
            Self::GraphValue => "graph-value",
            Self::GraphUndeclaredKey => "graph-undeclared-key",
            Self::GraphPartIgnored => "graph-part-ignored",
            Self::PersonalDataLeftOut => "personal-data-left-out",
            Self::WeightNotPositive => "weight-not-positive",
            Self::MatrixMalformed => "matrix-malformed",
            Self::TwoModeGraph => "two-mode-graph",
            Self::DirectionsMixed => "directions-mixed",
            Self::PredictedLinkLeftOut => "predicted-link-left-out",
            Self::ModelUnknownIndicator => "model-unknown-indicator",
            Self::WeightsDoNotAddUp => "weights-do-not-add-up",
            Self::WeightNegative => "weight-negative",
            Self::WeightOutsideRange => "weight-outside-range",
            Self::OriginScored => "origin-scored",
            Self::DetectionScored => "detection-scored",
            Self::CodingNotMonotone => "coding-not-monotone",
            Self::ValueFunctionInvalid => "value-function-invalid",
            Self::GradeMissing => "grade-missing",
            Self::BoundsInfeasible => "bounds-infeasible",
            Self::UnknownMethod => "unknown-method",
            Self::BandsInvalid => "bands-invalid",
            Self::LayerTwice => "layer-twice",
            Self::IndicatorTwice => "indicator-twice",
            Self::UnknownCoding => "unknown-coding",
            Self::IndicatorWrongLayer => "indicator-wrong-layer",
            Self::PreferencesContradict => "preferences-contradict",
            Self::PreferenceInvalid => "preference-invalid",
            Self::RuleInvalid => "rule-invalid",
            Self::RuleUnknownArea => "rule-unknown-area",
            Self::ScenarioUnknownArea => "scenario-unknown-area",
            Self::ForcedInAndOut => "forced-in-and-out",
            Self::OverrideWithoutReason => "override-without-reason",
            Self::ScenarioUnknownIndicator => "scenario-unknown-indicator",
        }
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
