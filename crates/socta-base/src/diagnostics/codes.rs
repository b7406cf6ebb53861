//! The stable codes.

use serde::Serialize;

/// Makes the codes of a table of variants, identifiers and names, in rising order.
macro_rules! codes {
    ($($code:ident, $id:literal, $name:literal;)+) => {
        /// Code of a finding. A code keeps its meaning for ever; a retired one is not used again.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(
                #[doc = concat!("`", $id, "` ", $name, ".")]
                $code,
            )+
        }

        impl Code {
            /// All codes in rising order.
            pub const ALL: &'static [Self] = &[$(Self::$code),+];

            /// The identifier, as `O004`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$code => $id,)+
                }
            }

            /// The name, as `level-not-on-scale`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)+
                }
            }
        }
    };
}

codes! {
    FileMissing, "F001", "file-missing";
    FileUnreadable, "F002", "file-unreadable";
    NotUtf8, "F003", "not-utf8";
    ByteOrderMark, "F004", "byte-order-mark";
    BrokenGzip, "F005", "broken-gzip";
    PathEscapes, "F006", "path-escapes";
    TableTwice, "F007", "table-twice";
    UnknownFile, "F008", "unknown-file";
    FileEmpty, "F009", "file-empty";
    FolderNameNotPlain, "F010", "folder-name-not-plain";
    JsonSyntax, "J001", "json-syntax";
    JsonUnknownKey, "J002", "json-unknown-key";
    JsonMissingKey, "J003", "json-missing-key";
    JsonWrongType, "J004", "json-wrong-type";
    JsonDuplicateKey, "J005", "json-duplicate-key";
    SchemaVersion, "J006", "schema-version";
    UnknownValue, "J007", "unknown-value";
    CsvSyntax, "C001", "csv-syntax";
    CsvUnknownColumn, "C002", "csv-unknown-column";
    CsvMissingColumn, "C003", "csv-missing-column";
    CsvDuplicateColumn, "C004", "csv-duplicate-column";
    CsvFieldCount, "C005", "csv-field-count";
    CsvNotANumber, "C006", "csv-not-a-number";
    CsvEmptyField, "C007", "csv-empty-field";
    CsvUnknownValue, "C008", "csv-unknown-value";
    CsvSpaces, "C009", "csv-spaces";
    NumberNotFinite, "V001", "number-not-finite";
    NumberOutOfRange, "V002", "number-out-of-range";
    IntervalReversed, "V003", "interval-reversed";
    UnknownUnit, "V004", "unknown-unit";
    WrongUnit, "V005", "wrong-unit";
    DateInvalid, "V006", "date-invalid";
    PeriodReversed, "V007", "period-reversed";
    PeriodOutsideWindow, "V008", "period-outside-window";
    AfterReferenceDate, "V009", "after-reference-date";
    WindowInvalid, "V010", "window-invalid";
    BoundWithoutFigure, "V011", "bound-without-figure";
    DuplicateArea, "D001", "duplicate-area";
    UnknownParent, "D002", "unknown-parent";
    AreaCycle, "D003", "area-cycle";
    AreaInTwoBundles, "D004", "area-in-two-bundles";
    BundleUnknownArea, "D005", "bundle-unknown-area";
    BundleNotLeaf, "D006", "bundle-not-leaf";
    DuplicateBundle, "D007", "duplicate-bundle";
    KeyMalformed, "D008", "key-malformed";
    LabelMissing, "D009", "label-missing";
    PreviousUnknownArea, "D010", "previous-unknown-area";
    DuplicateContributor, "D011", "duplicate-contributor";
    NoScoredArea, "D012", "no-scored-area";
    EmptyBundle, "D013", "empty-bundle";
    PlanWithUnknownArea, "D014", "plan-with-unknown-area";
    PlanNotShared, "D015", "plan-not-shared";
    CarriedTwice, "D016", "carried-twice";
    LanguageNotWritten, "D017", "language-not-written";
    UnknownSubject, "O001", "unknown-subject";
    UnknownIndicator, "O002", "unknown-indicator";
    IndicatorWrongSubject, "O003", "indicator-wrong-subject";
    LevelNotOnScale, "O004", "level-not-on-scale";
    LevelAndFigure, "O005", "level-and-figure";
    NoAnswer, "O006", "no-answer";
    SourceCodeInvalid, "O007", "source-code-invalid";
    InformationCodeInvalid, "O008", "information-code-invalid";
    HandlingCodeInvalid, "O009", "handling-code-invalid";
    UnknownContributor, "O010", "unknown-contributor";
    UnknownSource, "O011", "unknown-source";
    ConflictingFacts, "O012", "conflicting-facts";
    DuplicateObservation, "O013", "duplicate-observation";
    DerivedObserved, "O014", "derived-observed";
    ObservedNotLeaf, "O015", "observed-not-leaf";
    EditionMismatch, "O016", "edition-mismatch";
    DuplicateSource, "O017", "duplicate-source";
    EditionUnknown, "O018", "edition-unknown";
    UnlikeFigures, "O019", "unlike-figures";
    NoteLeadsToPerson, "O020", "note-leads-to-person";
    DuplicateNetwork, "N001", "duplicate-network";
    SameNetworkTwice, "N002", "same-network-twice";
    DuplicateActor, "N003", "duplicate-actor";
    ActorUnknownNetwork, "N004", "actor-unknown-network";
    LinkUnknownEnd, "N005", "link-unknown-end";
    SelfLink, "N006", "self-link";
    DuplicateLink, "N007", "duplicate-link";
    InvolvementUnknownNetwork, "N008", "involvement-unknown-network";
    InvolvementUnknownArea, "N009", "involvement-unknown-area";
    DuplicateInvolvement, "N010", "duplicate-involvement";
    TwoMainAreas, "N011", "two-main-areas";
    SizeReversed, "N012", "size-reversed";
    LinkMixedEnds, "N013", "link-mixed-ends";
    FactorUnknownArea, "N014", "factor-unknown-area";
    PersonalName, "N015", "personal-name";
    IdentifierInTwoTables, "N016", "identifier-in-two-tables";
    DuplicateFactor, "N017", "duplicate-factor";
    SameActorTwice, "N018", "same-actor-twice";
    MergeContradiction, "N019", "merge-contradiction";
    XmlSyntax, "G001", "xml-syntax";
    XmlEntity, "G002", "xml-entity";
    GraphElementMissing, "G003", "graph-element-missing";
    GraphUnknownNode, "G004", "graph-unknown-node";
    GraphDuplicateNode, "G005", "graph-duplicate-node";
    GraphValue, "G006", "graph-value";
    GraphUndeclaredKey, "G007", "graph-undeclared-key";
    GraphPartIgnored, "G008", "graph-part-ignored";
    PersonalDataLeftOut, "G009", "personal-data-left-out";
    WeightNotPositive, "G010", "weight-not-positive";
    MatrixMalformed, "G011", "matrix-malformed";
    TwoModeGraph, "G012", "two-mode-graph";
    DirectionsMixed, "G013", "directions-mixed";
    PredictedLinkLeftOut, "G014", "predicted-link-left-out";
    ModelUnknownIndicator, "M001", "model-unknown-indicator";
    WeightsDoNotAddUp, "M002", "weights-do-not-add-up";
    WeightNegative, "M003", "weight-negative";
    WeightOutsideRange, "M004", "weight-outside-range";
    OriginScored, "M005", "origin-scored";
    DetectionScored, "M006", "detection-scored";
    CodingNotMonotone, "M007", "coding-not-monotone";
    ValueFunctionInvalid, "M008", "value-function-invalid";
    GradeMissing, "M009", "grade-missing";
    BoundsInfeasible, "M010", "bounds-infeasible";
    UnknownMethod, "M011", "unknown-method";
    BandsInvalid, "M012", "bands-invalid";
    LayerTwice, "M013", "layer-twice";
    IndicatorTwice, "M014", "indicator-twice";
    UnknownCoding, "M015", "unknown-coding";
    IndicatorWrongLayer, "M016", "indicator-wrong-layer";
    PreferencesContradict, "M017", "preferences-contradict";
    PreferenceInvalid, "M018", "preference-invalid";
    RuleInvalid, "M019", "rule-invalid";
    RuleUnknownArea, "M020", "rule-unknown-area";
    BaseUnknown, "M021", "base-unknown";
    BaseCircle, "M022", "base-circle";
    NothingToLeaveOut, "M023", "nothing-to-leave-out";
    UnseenAlone, "M024", "unseen-alone";
    ScenarioUnknownArea, "S001", "scenario-unknown-area";
    ForcedInAndOut, "S002", "forced-in-and-out";
    OverrideWithoutReason, "S003", "override-without-reason";
    ScenarioUnknownIndicator, "S004", "scenario-unknown-indicator";
    ModeOfForcedOut, "S005", "mode-of-forced-out";
    BundlesTwice, "S006", "bundles-twice";
    ListUnknownArea, "L001", "list-unknown-area";
    ListAreaTwice, "L002", "list-area-twice";
    ListAreaNotLeaf, "L003", "list-area-not-leaf";
    ListNothingCarries, "L004", "list-nothing-carries";
    ListWithoutAuthor, "L005", "list-without-author";
    ListLeavesNothingOut, "L006", "list-leaves-nothing-out";
    ListPlansDiffer, "L007", "list-plans-differ";
    ListCannotTell, "L008", "list-cannot-tell";
    ListNameTaken, "L009", "list-name-taken";
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
