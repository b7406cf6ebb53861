//! Faults put into a good dossier at random, and nothing but them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use socta::diagnostics::Code;

/// How many dossiers are broken.
pub(crate) const DOSSIERS: u64 = 100;
/// At most this many faults are put into one dossier.
const MOST: usize = 12;

/// Random numbers that are the same everywhere (SplitMix64, Steele, Lea & Flood 2014).
pub(crate) struct Stream {
    state: u64,
}

impl Stream {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed.wrapping_mul(0x5851_F42D_4C95_7F2D) }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("it is below a usize")
    }
}

/// A fault that was put in, and where it must be found.
pub(crate) struct Injected {
    /// Which of the kinds.
    pub(crate) kind: usize,
    pub(crate) code: Code,
    pub(crate) file: String,
    pub(crate) line: u32,
}

/// The files of a dossier, by line.
pub(crate) struct Workspace {
    files: BTreeMap<String, Vec<String>>,
    garbled: BTreeMap<String, Vec<u8>>,
    /// Lines that have a fault, or of which a faulty copy was made.
    faulty: BTreeSet<(String, usize)>,
    /// Lines that rows of other tables refer to. They stay good, because what refers to something faulty is not
    /// reported again.
    kept: BTreeSet<(String, usize)>,
}

const OBSERVATIONS: &str = "subject,indicator,level,value,low,high,bound,unit,trend,contributor,from,to,edition,\
     source_code,information_code,handling,source_kind,reference,note";
const LEVELS: [&str; 4] = ["High", "Medium", "Low", "Unknown"];
const AREAS: [&str; 3] = ["drugs.cannabis", "drugs.cocaine", "fraud.vat"];
const INDICATORS: [&str; 12] = [
    "resources",
    "demand_supply",
    "evolution",
    "geographical_dimension",
    "expertise",
    "cooperation",
    "adaptability",
    "lbs",
    "money_laundering",
    "document_fraud",
    "corruption",
    "countermeasures",
];

impl Workspace {
    /// The good dossier, with tables long enough to hold many faults in rows of their own.
    pub(crate) fn good(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder).expect("the good dossier is there") {
            let path = entry.expect("it can be listed").path();
            let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name").to_owned();
            let text = fs::read_to_string(&path).expect("it is text");
            files.insert(name, text.lines().map(str::to_owned).collect::<Vec<String>>());
        }
        files.insert("observations.csv".to_owned(), observations());
        let mut workspace =
            Self { files, garbled: BTreeMap::new(), faulty: BTreeSet::new(), kept: BTreeSet::new() };
        workspace.keep();
        workspace.lengthen();
        workspace
    }

    /// The networks, actors and sources that are there now stay good.
    fn keep(&mut self) {
        for file in ["networks.csv", "actors.csv", "sources.csv"] {
            for line in 1..self.files[file].len() {
                self.kept.insert((file.to_owned(), line));
            }
        }
    }

    fn lengthen(&mut self) {
        for number in 20..35 {
            let area = AREAS[number % 3];
            self.push("networks.csv", format!("N{number},core_group,5,20,2,DK"));
            self.push("actors.csv", format!("A{number},N{number},leader"));
            self.push("links.csv", format!("A{number},A1,cooperation,High"));
            self.push("involvement.csv", format!("N{number},{area},main"));
        }
        for number in 10..22 {
            self.push("sources.csv", source(number));
        }
        self.keep();
        for number in 10..20 {
            self.push("networks.csv", format!("N{number},core_group,5,20,2,DK"));
            self.push("actors.csv", format!("A{number},N{number},leader"));
        }
        for number in 30..45 {
            self.push("sources.csv", source(number));
        }
        for factor in ["geopolitical", "legislation", "sociological"] {
            for area in AREAS {
                self.push("factors.csv", format!("{factor},{area},-1,4,Written down for the test"));
            }
        }
    }

    /// Adds a line and returns its index.
    fn push(&mut self, file: &str, line: String) -> usize {
        let lines = self.files.get_mut(file).expect("the table is there");
        lines.push(line);
        lines.len() - 1
    }

    /// A row with a word in it that has no fault yet and shall have one now. A row that is kept good can be copied only.
    fn take(&mut self, file: &str, word: &str, to_copy: bool, stream: &mut Stream) -> Option<usize> {
        let lines = self.files.get(file)?;
        let is_free = |line: &usize| {
            let place = (file.to_owned(), *line);
            !self.faulty.contains(&place) && (to_copy || !self.kept.contains(&place))
        };
        let free: Vec<usize> =
            (1..lines.len()).filter(|line| lines[*line].contains(word)).filter(is_free).collect();
        let line = *free.get(stream.below(free.len().max(1)))?;
        self.faulty.insert((file.to_owned(), line));
        Some(line)
    }

    fn line(&mut self, file: &str, line: usize) -> &mut String {
        &mut self.files.get_mut(file).expect("the file is there")[line]
    }

    fn set(&mut self, file: &str, line: usize, column: &str, value: &str) {
        let header = &self.files[file][0];
        let at = header.split(',').position(|name| name == column).expect("the table has the column");
        let row = self.line(file, line);
        let mut fields: Vec<&str> = row.split(',').collect();
        fields[at] = value;
        *row = fields.join(",");
    }

    /// Garbles one file.
    pub(crate) fn garble(&mut self, stream: &mut Stream) {
        let names: Vec<String> = self.files.keys().cloned().collect();
        let name = names[stream.below(names.len())].clone();
        let bytes = garbled(self.files[&name].join("\n").into_bytes(), stream);
        self.garbled.insert(name, bytes);
    }

    /// Writes all files into a folder.
    pub(crate) fn write(&self, folder: &Path) {
        for (name, lines) in &self.files {
            let text = lines.join("\n") + "\n";
            let bytes = self.garbled.get(name).cloned().unwrap_or_else(|| text.into_bytes());
            fs::write(folder.join(name), bytes).expect("the folder can be written");
        }
    }
}

/// Cuts, doubles, and overwrites bytes.
pub(crate) fn garbled(mut bytes: Vec<u8>, stream: &mut Stream) -> Vec<u8> {
    const NOISE: [&[u8]; 14] = [
        b"\"",
        b",",
        b"\n",
        b"\r",
        b"\xff\xfe",
        b"\0",
        b"{",
        b"]",
        b"1e999",
        b"\xef\xbb\xbf",
        b"null",
        b"\\u12",
        b"4294967295",
        b"-1",
    ];
    for _ in 0..=stream.below(6) {
        let at = stream.below(bytes.len() + 1);
        let end = (at + stream.below(40)).min(bytes.len());
        match stream.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            3 => drop(bytes.splice(at..at, NOISE[stream.below(NOISE.len())].iter().copied())),
            4 => replace_number(&mut bytes, at, stream),
            _ => {
                for byte in &mut bytes[at..end] {
                    *byte = byte.wrapping_add(128);
                }
            }
        }
    }
    bytes
}

/// Writes another number in place of the next one.
fn replace_number(bytes: &mut Vec<u8>, at: usize, stream: &mut Stream) {
    const NUMBERS: [&str; 8] =
        ["0", "-1", "4294967295", "1e308", "-1e-320", "18446744073709551616", "0.5", "NaN"];
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let Some(start) = bytes[at..].iter().position(is_digit).map(|offset| at + offset) else { return };
    let end =
        bytes[start..].iter().position(|byte| !is_digit(byte)).map_or(bytes.len(), |length| start + length);
    bytes.splice(start..end, NUMBERS[stream.below(NUMBERS.len())].bytes());
}

fn source(number: usize) -> String {
    format!("source-{number},Report {number},Customs,2023,Archive {number}")
}

fn observations() -> Vec<String> {
    let mut lines = vec![OBSERVATIONS.to_owned()];
    for (area, subject) in AREAS.iter().enumerate() {
        for (position, indicator) in INDICATORS.iter().enumerate() {
            let level = LEVELS[(area + position) % 4];
            let reference = format!("source-{}", 10 + position);
            lines.push(format!(
                "{subject},{indicator},{level},,,,,,stable,DK,2023,2023,socta2021,B,2,H0,questionnaire,{reference},"
            ));
        }
        lines.push(format!(
            "{subject},gitoc_score,,6.{area},,,about,score-1-10,stable,NL,2022,2023,,A,1,H0,academic,,"
        ));
        lines.push(format!(
            "{subject},market_value_eur,,,1,{area}9,,EUR billion,,NL,2022,2022,,B,3,H1,agency,,"
        ));
    }
    lines
}

/// A fault in one field: file, a word that the row must have, column, what is written there, the code.
type Field = (&'static str, &'static str, &'static str, &'static str, Code);

const FIELDS: &[Field] = &[
    ("observations.csv", "", "subject", "drugs.heroin", Code::UnknownSubject),
    ("observations.csv", "resources", "subject", "drugs", Code::ObservedNotLeaf),
    ("observations.csv", "demand_supply", "subject", "N21", Code::IndicatorWrongSubject),
    ("observations.csv", "", "indicator", "violense", Code::UnknownIndicator),
    ("observations.csv", "", "indicator", "net_active", Code::DerivedObserved),
    ("observations.csv", "lbs", "level", "Very high", Code::LevelNotOnScale),
    ("observations.csv", "lbs", "level", "High ", Code::CsvSpaces),
    ("observations.csv", "expertise", "level", "", Code::NoAnswer),
    ("observations.csv", "evolution", "value", "3", Code::LevelAndFigure),
    ("observations.csv", "cooperation", "bound", "at-least", Code::BoundWithoutFigure),
    ("observations.csv", "", "source_code", "E", Code::SourceCodeInvalid),
    ("observations.csv", "", "information_code", "6", Code::InformationCodeInvalid),
    ("observations.csv", "", "handling", "H9", Code::HandlingCodeInvalid),
    ("observations.csv", "", "contributor", "SE", Code::UnknownContributor),
    ("observations.csv", "", "contributor", "", Code::CsvEmptyField),
    ("observations.csv", "", "reference", "source-99", Code::UnknownSource),
    ("observations.csv", "", "source_kind", "rumour", Code::CsvUnknownValue),
    ("observations.csv", "", "trend", "up", Code::CsvUnknownValue),
    ("observations.csv", "", "from", "2023-02-30", Code::DateInvalid),
    ("observations.csv", "", "to", "2019", Code::PeriodReversed),
    ("observations.csv", "", "edition", "socta1999", Code::EditionUnknown),
    ("observations.csv", "gitoc_score", "edition", "socta2021", Code::EditionMismatch),
    ("observations.csv", "gitoc_score", "value", "63", Code::NumberOutOfRange),
    ("observations.csv", "gitoc_score", "value", "inf", Code::NumberNotFinite),
    ("observations.csv", "gitoc_score", "value", "about 6", Code::CsvNotANumber),
    ("observations.csv", "gitoc_score", "unit", "points", Code::UnknownUnit),
    ("observations.csv", "gitoc_score", "unit", "kg", Code::WrongUnit),
    ("observations.csv", "market_value_eur", "low", "500", Code::IntervalReversed),
    ("networks.csv", "core_group", "structure", "pyramid", Code::CsvUnknownValue),
    ("networks.csv", "core_group", "size_min", "99", Code::SizeReversed),
    ("networks.csv", "core_group", "countries", "many", Code::CsvNotANumber),
    ("networks.csv", "core_group", "countries", "-2", Code::NumberOutOfRange),
    ("actors.csv", "", "network", "N99", Code::ActorUnknownNetwork),
    ("actors.csv", "", "role", "boss", Code::CsvUnknownValue),
    ("links.csv", "A1,coop", "from", "A99", Code::LinkUnknownEnd),
    ("links.csv", "A1,coop", "from", "A1", Code::SelfLink),
    ("links.csv", "A1,coop", "from", "N22", Code::LinkMixedEnds),
    ("links.csv", "A1,coop", "kind", "friendship", Code::CsvUnknownValue),
    ("links.csv", "A1,coop", "kind", "", Code::CsvEmptyField),
    ("involvement.csv", "main", "network", "N99", Code::InvolvementUnknownNetwork),
    ("involvement.csv", "main", "area", "drugs", Code::InvolvementUnknownArea),
    ("involvement.csv", "main", "role", "chief", Code::CsvUnknownValue),
    ("factors.csv", "", "area", "fraud", Code::FactorUnknownArea),
    ("factors.csv", "", "push", "3", Code::NumberOutOfRange),
    ("factors.csv", "", "horizon", "soon", Code::CsvNotANumber),
    ("factors.csv", "", "factor", "weather", Code::CsvUnknownValue),
    ("sources.csv", "Customs", "year", "MMXX", Code::CsvNotANumber),
];

/// A row of which a copy is added, with one part of it replaced: file, a word that the row must have, what is replaced, by
/// what, the code at the copy.
const COPIES: &[Field] = &[
    ("observations.csv", "countermeasures,", "", "", Code::DuplicateObservation),
    ("observations.csv", "corruption,High", ",High,", ",Nil,", Code::ConflictingFacts),
    ("networks.csv", "core_group", "", "", Code::DuplicateNetwork),
    ("actors.csv", "", "leader", "broker", Code::DuplicateActor),
    ("actors.csv", "A1,N1,", "A1,", "Jan Jansen,", Code::PersonalName),
    ("actors.csv", "A2,N1,", "A2,", "N1,", Code::IdentifierInTwoTables),
    ("links.csv", "A1,coop", "", "", Code::DuplicateLink),
    ("involvement.csv", "main", "", "", Code::DuplicateInvolvement),
    ("involvement.csv", "drugs.cocaine,main", "drugs.cocaine", "fraud.vat", Code::TwoMainAreas),
    ("involvement.csv", "main", ",main", ",main,certain", Code::CsvFieldCount),
    ("factors.csv", ",4,", ",4,", ",4,4,", Code::CsvFieldCount),
    ("factors.csv", "", "", "", Code::DuplicateFactor),
    ("sources.csv", "Customs", "", "", Code::DuplicateSource),
];

/// A line of `dossier.json` in which something is replaced: a word of the line, what, by what, the code.
const REPLACED: &[(&str, &str, &str, Code)] = &[
    ("\"documents\"", "\"horizontal\"", "\"horizontl\"", Code::JsonUnknownKey),
    ("\"documents\"", "\"en\"", "\"nl\"", Code::LabelMissing),
    ("plan_months", ", \"plan_months\": 24", "", Code::JsonMissingKey),
    ("plan_months", "24", "\"24\"", Code::JsonWrongType),
    ("plan_months", "24", "18", Code::NumberOutOfRange),
    ("\"invented\"", "true", "\"yes\"", Code::JsonWrongType),
    ("\"drug-markets\"", "\"drugs.cannabis\"", "\"drugs.canabis\"", Code::BundleUnknownArea),
    ("\"drug-markets\"", "\"drugs.cannabis\"", "\"drugs\"", Code::BundleNotLeaf),
    ("\"drug-markets\"", "\"drugs.cannabis\"", "\"drugs.cocaine\"", Code::AreaInTwoBundles),
    ("\"cocaine\"", "[\"drugs.cocaine\"]", "[\"drugs.crack\"]", Code::PreviousUnknownArea),
    ("\"documents\"", "\"enabler\"", "\"enabeler\"", Code::UnknownValue),
    ("\"window\"", "2021-01-01", "2021-13-01", Code::DateInvalid),
];

/// How many kinds of faults there are.
pub(crate) const KINDS: usize = FIELDS.len() + COPIES.len() + REPLACED.len();

/// Puts some faults into a dossier, each into a row of its own so that none hides another.
pub(crate) fn inject(workspace: &mut Workspace, stream: &mut Stream) -> Vec<Injected> {
    let mut injected = Vec::new();
    for _ in 0..1 + stream.below(MOST) {
        let kind = stream.below(KINDS);
        let fault = if let Some(field) = FIELDS.get(kind) {
            field_fault(workspace, field, stream)
        } else if let Some(copy) = COPIES.get(kind - FIELDS.len()) {
            copy_fault(workspace, copy, stream)
        } else {
            let (word, old, new, code) = &REPLACED[kind - FIELDS.len() - COPIES.len()];
            replaced_fault(workspace, (word, old, new, *code), stream)
        };
        injected.extend(fault.map(|fault| Injected { kind, ..fault }));
    }
    injected
}

fn injected(code: Code, file: &str, line: usize) -> Injected {
    Injected { kind: 0, code, file: file.to_owned(), line: u32::try_from(line + 1).expect("a short file") }
}

fn field_fault(workspace: &mut Workspace, field: &Field, stream: &mut Stream) -> Option<Injected> {
    let (file, word, column, value, code) = *field;
    let line = workspace.take(file, word, false, stream)?;
    workspace.set(file, line, column, value);
    Some(injected(code, file, line))
}

fn copy_fault(workspace: &mut Workspace, copy: &Field, stream: &mut Stream) -> Option<Injected> {
    let (file, word, old, new, code) = *copy;
    let line = workspace.take(file, word, true, stream)?;
    let row = workspace.line(file, line).replacen(old, new, 1);
    let line = workspace.push(file, row);
    workspace.faulty.insert((file.to_owned(), line));
    Some(injected(code, file, line))
}

fn replaced_fault(
    workspace: &mut Workspace,
    (word, old, new, code): (&str, &str, &str, Code),
    stream: &mut Stream,
) -> Option<Injected> {
    let file = "dossier.json";
    let line = workspace.take(file, word, false, stream)?;
    let text = workspace.line(file, line);
    assert!(text.contains(old), "the good dossier has {old}");
    *text = text.replacen(old, new, 1);
    Some(injected(code, file, line))
}
