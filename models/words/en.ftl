# Words of the advisory document. One message a phrase; figures come ready formatted. Identifiers are stable.

## Names

layer-market = market
layer-actor = capability of the actors
layer-effect = harm
layer-network = network structure
layer-context = context
layer-output = results of law enforcement

level-nil = Nil
level-low = Low
level-medium = Medium
level-high = High
level-unknown = Unknown

mode-oap-short = OAP
mode-chsg-short = CHSG
mode-both-short = OAP + CHSG


band-high = high
band-medium = medium
band-low = low

confidence-high = high
confidence-moderate = moderate
confidence-low = low

factor-economic = economic situation
factor-sociological = sociological change
factor-geopolitical = geopolitical change
factor-transport_trade_infrastructure = transport and trade infrastructure
factor-technology = innovation and technology
factor-legislation = legislation
factor-national_strategies = national strategies
factor-law_enforcement_activity = law-enforcement activity

source-questionnaire = questionnaire
source-analysis-project = analysis project
source-agency = agency
source-open = public source
source-academic = academic work
source-expert = expert judgement

trend-increase = rising
trend-stable = stable
trend-decrease = falling
with-trend = { $answer }, { $trend }

list-and = { $first } and { $last }
none = none
yes = yes
no = no
not-applicable = –

## Cover

document-title = Proposed priorities in the fight against serious and organised crime, { $cycle }
document-subtitle = Policy advisory document – a proposal; the Council decides
marking = Handling: { $code } – { $code ->
    [H0] for preventing and combating crime
    [H1] not to be used in judicial proceedings without the permission of whoever sent it
    [H2] not to be disseminated without the permission of whoever sent it
   *[other] with restrictions of whoever sent it
}; { $by ->
    [author] so marked by whoever made the dossier
   *[rows] the strictest code of what is shown
}
marking-invented = Handling: exercise, { $code } – all data in this document are invented

section-cover = Cover
section-summary = Summary
section-lists = Lists beside each other
section-mandate = Mandate and inputs
section-method = Method in one page
section-picture = Threat picture
section-sheets = Proposed priorities, one by one
section-horizontal = Horizontal threats and strategic goals
section-not-proposed = Not proposed
section-sensitivity = Sensitivity
section-continuity = Continuity with the last cycle
section-choices = Normative choices and overrides
section-monitoring = Monitoring plan
section-annexes = Annexes

cover-status = Status
cover-status-value = Proposal. The priorities are decided by the Council; this document ranks and proposes, it does not decide.
cover-dossier = Dossier
cover-cycle = Cycle
cover-cycle-value = { $from } to { $to }, action plans of { $months } months
cover-legal = Legal references
cover-reference = Reference date
cover-reference-value = { $date }; nothing later was used
cover-model = Scoring model
cover-model-value = { $name }, version { $version } (SHA-256 { $hash })
cover-scenario = Scenario
cover-scenario-value = { $name } (SHA-256 { $hash }); its file is part of the run
cover-scenario-none = none (the model as it is)
cover-catalogue = Indicator catalogue
cover-catalogue-value = version { $version } (SHA-256 { $hash })
cover-run = Run
cover-run-value = { $run }
cover-samples = Simulation
cover-samples-value = { $samples } samples, seed { $seed }
cover-tool = Made with
cover-marking = Marking
cover-invented-all = Every area, network, report and figure in this document is invented. It shows how the method works and says nothing about the world.
cover-invented-networks = The network layer of this dossier (networks, actors, links) is invented. It illustrates what such a layer would add, is marked wherever it appears, and { $scored ->
    [yes] is scored in this run because the model says so
   *[no] does not enter any score of this run
}.

changed-box = This document answers a question and is not the proposal of the dossier and the model as they are. Scenario “{ $title }” by { $author }. { $asks }
changed-what = It changes:
changed-contributor = The reports of { $contributor } are left out ({ $count ->
    [one] one report
   *[other] { $count } reports
}).
changed-all-factors = all factors together
changed-push = The outlook supposes that { $factor } would push { $area } by { $push }; the score of the present stays.
changed-weight-set = The weight of { $of } is set to { $to }; the others of its group are rescaled.
changed-weight-times = The weight of { $of } is multiplied by { $by } before its group is rescaled.
changed-without = { $indicator } does not count.
changed-unknown = Answers of “unknown” count otherwise: { $policy }.
changed-absent = What nobody reported on counts otherwise: { $policy }.
changed-rule = Contributors are weighted otherwise: { $rule }.
changed-invented = Invented evidence is { $scored ->
    [yes] scored
   *[no] not scored
}.
changed-bound = At most { $after } { $of ->
    [priorities] priorities
    [plans] operational action plans
   *[goals] common horizontal strategic goals
} are proposed, not { $before }.
changed-forced-in = { $area } is forced in by { $author }: { $reason }
changed-forced-out = { $area } is forced out by { $author }: { $reason }
changed-left-out = { $name } (left out by the scenario)
changed-effect-list = Against the run without these changes, the list gains: { $enters }; and loses: { $leaves }.
changed-effect-same = Against the run without these changes, the list is the same.
changed-effect-scores = { $count ->
    [one] One score moves: { $list }.
   *[other] { $count } scores move, most of all: { $list }.
}
changed-effect-no-score = No score moves.
changed-effect-move = { $area } { $change } (rank { $before } to { $after })
changed-effect-unknown = Without these changes nothing could be proposed, so that there is no list to compare with.

## Summary

summary-opening = Of { $areas } candidates, at most { $most } ({ $rate }) could be in under the bounds and rules; this run proposes { $priorities ->
    [one] one priority
   *[other] { $priorities } priorities
} (at most { $k }), carried by { $plans ->
    [one] one operational action plan
   *[other] { $plans } operational action plans
} (at most { $n }) and { $goals ->
    [0] no common horizontal strategic goal
    [one] one common horizontal strategic goal
   *[other] { $goals } common horizontal strategic goals
} (at most { $g }).
summary-method = A priority may bundle several areas; each area takes a plan of its own. Areas are ranked by the additive value model under the weights of “{ $model }”; the set is { $forced ->
    [0] the one of highest total score under these bounds
    [one] not the one of highest total score: one area is forced in or out, and the rest is the best that this leaves
   *[other] not the one of highest total score: { $forced } areas are forced in or out, and the rest is the best that this leaves
}, and the proof of that is part of the run.
summary-table = Proposed priorities
summary-column-priority = Proposed priority
summary-column-areas = Areas
summary-column-mode = Carried by
summary-column-plans = Plans
summary-column-goals = Goals
summary-column-score = Score
summary-range = { $least } to { $most }
summary-weakest = { $range } (weakest: { $area })
summary-area-forced = { $area } (forced in by { $author }; costs { $price })
summary-forced-in = { $area } is on the list because { $author } forces it in: { $reason }. Without that the total score would be { $price } higher.
summary-forced-out = { $area } is not on the list because { $author } forces it out: { $reason }. Without that the total score would be { $price } higher.
summary-column-top = P(top { $k })
summary-column-confidence = Confidence
summary-column-coverage = Coverage
summary-no-choice = Every area fits within the bounds, so nothing had to be left out: being proposed here says nothing about an area. Tighter bounds (a scenario) would show what comes first.
summary-separate = What the evidence separates: of { $pairs } pairs of areas, { $separated } ({ $share }) are ordered the same way in at least 90 % of the simulated views of the evidence and the weights; the other { $open } are not.
silence-first = Erase what the reports say, keep that they exist: { $existence } (ρ { $existence-rho }). Equalise their amount: { $level } (ρ { $level-rho }). Of { $pairs } pairs of areas, { $holding } hold with a probability of 80 % or more under every assumption about silence (a High is reported with { $odds } times the odds of a Low).
silence-nearly-the-same = nearly the same order
silence-similar = a similar order
silence-related = a loosely related order
silence-another = another order
silence-levels-nothing = Shuffled among the areas, the reported levels differ as much by chance (p { $p }): they do not tell areas apart.
silence-levels-something = The reported levels differ between areas by more than chance (p { $p }). If attention follows threat, the amount of reports is a sign of threat too; reports alone cannot tell the two apart.
chance = { $word } ({ $number })
chance-almost-none = almost no chance
chance-very-unlikely = very unlikely
chance-unlikely = unlikely
chance-even = roughly even
chance-likely = likely
chance-very-likely = very likely
chance-almost-certain = almost certain
summary-groups = What can be said whatever silence means (a High reported with { $odds } times the odds of a Low), by whether an area is among the first { $places }. Clear in: likely or more under every assumption. Clear out: very unlikely or less under every assumption. A matter of judgement: neither. Too little known: fewer than three known indicators. Ranks in brackets are those that the pairs which hold leave open, each for its area alone.
summary-clear-in = Clear in, among the first { $places }: { $list }.
summary-clear-in-none = Clear in: no area is among the first { $places } under every assumption.
summary-clear-out = Clear out, not among the first { $places }: { $list }.
summary-clear-out-none = Clear out: no area is beyond the first { $places } under every assumption.
summary-judgement = A matter of judgement: { $list }.
summary-judgement-none = A matter of judgement: no area.
summary-too-little = Too little known: { $list }.
summary-too-little-none = Too little known: no area.
silence-member-sure = { $area } (ranks { $best }–{ $worst }; { $chance } under the weakest assumption)
silence-member-open = { $area } (ranks { $best }–{ $worst })
silence-member-little = { $area } ({ $known ->
    [0] nothing known
    [one] one known indicator
   *[other] { $known } known indicators
})
summary-no-order-levels = There is no numbered order of the areas: their reported levels differ by no more than chance would make them differ (p { $p }; a numbered order needs 0.1 or less). Areas stand by name, with the ranks that hold. Levels on the same indicators for more areas would be needed, the { $cells } empty cells of the sample in the section on open questions first.
summary-no-order-pairs = There is no numbered order of the areas: { $holding } of { $pairs } pairs hold under every assumption about silence, and a numbered order needs { $needed }. Areas stand by name, with the ranks that hold. More indicators known for each area would be needed, usually four in five; the { $cells } empty cells of the sample in the section on open questions would tell how silence is to be read.
summary-base-rate = { $most } of { $candidates } candidates can be in, so that a run like this cannot tell methods apart: nearly every one of them would propose nearly the same. Being proposed says little about an area here; areas are therefore told apart by the first { $places } as well.
summary-one-of = The evidence does not tell { $inside }, the last in the order that is in, from { $outside }, the first that is left out: one of these. Leaving out { $inside } costs { $without } of total score, and taking in { $outside } costs { $with }, with everything else chosen anew.
silence-turn = { $above } is above { $below } only if a High is reported over { $odds } times as readily as a Low.
silence-decides-criterion = A finding on { $indicator } would decide it.
silence-area-in = { $area } is clear in: among the first { $places } it is { $least } under the weakest assumption about silence. Of { $areas } ranks it can have { $best } to { $worst }.
silence-area-out = { $area } is clear out: to be among the first { $places } is { $most } under the assumption that is best for it. Of { $areas } ranks it can have { $best } to { $worst }.
silence-area-open = { $area } is a matter of judgement: to be among the first { $places } is { $least } or { $most }, as silence is read (a High reported with { $odds } times the odds of a Low). Of { $areas } ranks it can have { $best } to { $worst }.
silence-area-little = Of { $area } too little is known to place it: { $known ->
    [0] on no indicator is anything reported
    [one] on one indicator something is reported
   *[other] on { $known } indicators something is reported
}, and three are the least.
silence-title = What silence does
silence-text = An answer that is missing may be missing because nobody looked, or because there was little to report. One number stands for that, the odds that a High is reported over those of a Low. What nobody saw of a cell, be it a gap or the doubt of a weak report, counts as the levels reported elsewhere on its indicator, corrected by these odds, and a statement is made if it holds at { $odds }. Each counted by its certainty, reports cover { $coverage } of the weight on average. Whether levels say anything is tested by shuffling the reports of each indicator among the areas { $shuffles } times (p { $p }). { $strong } pairs hold with 90 % or more; { $disjoint } hold whatever nobody saw. These limits keep statements honest and do not make the order better.
silence-implied = In this model what nobody knows { $policy }. That amounts to a High being reported with { $odds } times the odds of a Low.
silence-policies = The order under each assumption about silence
silence-column-odds = Odds of a High over a Low
silence-column-own = Model’s own
silence-column-coverage = ρ with coverage
silence-column-known = ρ with the mean of what is known
silence-column-order = Order
silence-areas = What holds of each area whatever silence means
silence-column-group = Standing
silence-column-ranks = Ranks that hold
silence-column-least = P(first), least
silence-column-most = P(first), largest
silence-column-cells = Known indicators
silence-column-mean = Mean of what is known
silence-column-bounds = Score if gaps may be anything
silence-column-tier = Tier
group-in = clear in
group-open = matter of judgement
group-out = clear out
group-too-little = too little known
why-title-silence = Whatever silence means
silence-column-indicator = Indicator
silence-sample = A random sample of empty cells
silence-sample-text = To measure how silence is to be read, look into these { $cells } cells on which nobody reported. They were drawn at random, so that none may be exchanged for one that is easier to answer. Write the levels found into a file with the columns area, indicator and level; `socta explain RUN --unseen-answers FILE` then gives the odds and their error.
summary-flat = Of the levels that are reported in this dossier, { $high } are High. Sources that name threats seldom rate anything Low, so the levels alone hardly separate the areas; what moves the order is mostly how much is known, how well it is graded, and on which indicators nobody reported. The order below should be read with that in mind.
summary-narrow = { $last }, the last in the order before the first area left out, and { $next }, that area, differ by { $gap } in score: less than the width of either one’s interval. The line between them is a choice, not a finding.

## Mandate and inputs

mandate-opening = The dossier “{ $title }” covers the period { $from } to { $to }. It holds { $observations } observations by { $contributors } contributors from { $sources } sources, { $networks } networks, { $actors } actors, { $links } links and { $factors } statements on crime-relevant factors.
mandate-counted = Of the observations, { $scored } concern indicators that the model scores; { $context } are figures shown for context; { $invented } are invented.{ $left ->
    [0] { "" }
    [one] { " " }One more is left out by the scenario and counts nowhere.
   *[other] { " " }{ $left } more are left out by the scenario and count nowhere.
}
mandate-contributors = Contributors
mandate-column-contributor = Contributor
mandate-column-reports = Reports
mandate-column-areas = Areas
mandate-column-known = Level or figure
mandate-column-unknown = Answered “unknown”
mandate-column-share = Share of all reports
mandate-coverage = Coverage by area and layer
mandate-coverage-description = Share of the weight of each layer on which something is known, for each area. Empty cells mean that nobody reported.
mandate-coverage-text = Coverage is the share of the model’s weight on which something is known. The average over all areas is { $mean }; the lowest is { $lowest } ({ $area }).
mandate-white = White spots: areas of which less than half of the weight is covered: { $list }. Their rank rests on what is not known as much as on what is.
mandate-white-none = No area is a white spot: at least half of the weight is covered everywhere.
mandate-conflicts = Reports disagree by two levels or more on { $count ->
    [one] one indicator
   *[other] { $count } indicators
}; both sides are kept, see the annex.
mandate-conflicts-none = No two reports disagree by two levels or more.
mandate-withheld = { $count ->
    [one] One observation is restricted (H2 or H3). It is scored, but
   *[other] { $count } observations are restricted (H2 or H3). They are scored, but
} nothing here tells what restricted reports say, and only scores and what follows from scores depend on them: where the value of one indicator is told, it is that of the reports that may be shown, and where there are none, it is “restricted”. So the parts of a score that are told need not add up to it. { $contributors ->
        [0] {""}
        [one] One contributor sent restricted reports alone and is not named.
       *[other] { $contributors } contributors sent restricted reports alone and are not named.
}
mandate-withheld-none = No observation is restricted (H2 or H3).

## Method

method-opening = Each area is observed on indicators. A value function turns what was observed into a value between 0 and 1; weights turn values into a score. Evidence, normative choices and overrides are kept apart.
method-model = Model
method-author = Who chose the weights
method-indicators = Indicators
method-indicators-value = { $count } indicators in { $layers } layers
method-unknown = An answer “unknown”
method-absent = An indicator nobody reported on
policy-exclude = is left out for that area, and the other weights are rescaled
policy-as-value = counts as { $value }
policy-interval = may be anything on the scale: the simulation draws it, the score interval shows it
policy-unseen = counts as what is reported elsewhere on the indicator, if a High is reported with { $odds } times the odds of a Low
method-grades = Evaluation codes
method-grades-unseen = A pair of codes gives the certainty of a report; the rest of the belief is what nobody saw, and counts as an answer that is missing. A weak report is thus wide, and never worth less than none.
method-grades-value = A pair of codes gives the certainty of a report; the rest of the belief is spread over the whole scale. A weak report is thus wide, not low.
method-contributors = Several contributors
rule-equal = each counts once, however many reports it sent; reports on one source count once
rule-by-report = each independent report counts once
rule-given = weights given in the model
method-robustness = Robustness
method-robustness-value = SMAA-2: evidence, unknowns and weights are drawn { $samples } times; acceptabilities are shares of these draws, with a standard error of at most { $error }
method-sources = Reports of one source
method-sources-value = { $sources } sources are behind more than one value ({ $cells } values in all). Reports of one source move together with the correlation { $correlation } in the simulation: the 90 % interval of a score is { $width } wide on average, and { $told ->
    [one] one pair of areas is
   *[other] { $told } pairs of areas are
} told apart in 95 % of the samples. If every report had a source of its own, it would be { $width-alone } and { $told-alone }.
method-drawing = Drawing of weights
drawing-fixed = the weights have no ranges and are the same in every draw
drawing-levels = uniformly within their ranges, layers first and then the shares within each; draws are independent
drawing-simplex = uniformly among all weights; draws are independent
drawing-sorting = uniformly among the weights that keep the stated order, by sorting; draws are independent
drawing-ends = uniformly between the stated ends; draws are independent
drawing-corners = uniformly among the weights that keep the statements, by mixing the corners of that set; draws are independent
drawing-rejection = within their ranges, rejecting what breaks a statement ({ $acceptance } of the proposals are kept); draws are independent
drawing-walk = by a random walk through the weights that keep all ranges and statements, { $thinning } steps between two draws; a draw is worth { $worth } of an independent one, all of them { $effective }, and every standard error counts only those
method-statements = Beside the ranges, the drawn weights keep these statements:
method-statements-left = Statements that name something that does not count in this run, and are left aside: { $list }.
method-statements-broken = The weights of this run themselves break: { $list }. The drawn weights do not.
method-selection = Choice
method-selection-value = { $forced ->
    [0] the set of highest total score with
   *[other] the set of highest total score that keeps the overrides, with
} at most { $k } priorities, { $n } plans and { $g } goals; exact, with a certificate
method-weights = Weights
method-column-layer = Layer
method-column-indicator = Indicator
method-column-weight = Weight
method-column-range = Range of its share in the layer
method-layer-weights = Weights of the layers
method-column-layer-range = Range
method-left-out = Criteria of the model that do not count in this run
method-column-reason = Reason
reason-no-evidence = nobody reported on it for any area
reason-invented = the network layer is invented, and the model does not score invented evidence
method-left-out-text = { $weight } of the model’s weight falls on criteria that do not count here; the weights of the others are rescaled.

## Threat picture

picture-table = All areas, { $order ->
    [yes] ranked
   *[no] by name
}
picture-column-rank = Rank
picture-column-area = Area
picture-column-score = Score
picture-column-interval = 5–95 %
picture-column-ranks = Ranks 5–95 %
picture-column-expected = Expected rank
picture-column-top = P(top { $k })
picture-column-error = ± s.e.
picture-column-band = Band
picture-column-coverage = Coverage
picture-column-proposed = Proposed
picture-chart = Scores with their intervals
picture-chart-description = Score of each area at the expected evidence, with the interval that holds 90 % of the simulated views. { $cut ->
    [yes] The line marks the cut after rank { $k }; { $overlap } of the { $areas } intervals overlap it.
    [refused] The evidence bears no numbered order, so that areas stand by name and no cut is drawn.
   *[no] All areas fit within the bounds, so there is no cut.
}
picture-axis = score, 0 to 1
picture-cut = cut after rank { $k }
picture-acceptability = Rank acceptability
picture-acceptability-description = Share of the simulated views in which an area takes each rank. A dark diagonal would mean a certain order; a grey field means that the order is open.
picture-top-chart = Probability of being among the top { $k }
picture-top-description = Share of the simulated views in which each area is among the first { $k }, with its Monte Carlo error.
picture-top-axis = P(top { $k })
picture-cliff = The step at the cut is { $gap }: { $last } ({ $last-score }) against { $next } ({ $next-score }). The largest step in the list is { $largest }, after rank { $rank }. The cut counts areas and is drawn for orientation; the proposal counts priorities, which may bundle several areas.
picture-spread = Scores run from { $lowest } to { $highest }; the median width of the 90 % intervals is { $width }.
picture-scope = A probability here is a share of views of the evidence, the weights and the unknowns under this model. It is not a probability of harm.

## Sheets

sheet-aim = Proposed aim: to reduce { $area } and to weaken the networks behind it. Emphases, because the evidence stands out there: { $emphases }.
sheet-aim-given = Aim given in the dossier: { $aim }
sheet-aim-networks = Proposed aim: to weaken { $area }, their structures and business models. Emphases, because the evidence stands out there: { $emphases }.
sheet-aim-networks-none = Proposed aim: to weaken { $area }, their structures and business models. The evidence stands out on no indicator, so no emphasis is proposed.
sheet-aim-none = Proposed aim: to reduce { $area } and to weaken the networks behind it. The evidence stands out on no indicator, so no emphasis is proposed.
sheet-bundle-proposed = Proposed bundle: the dossier lists no bundles, and { $areas } are taken as one priority because they stand side by side in the area tree and work together. { $two ->
    [only] Of the
   *[least] For the two that are least close: of the
} { $ofnetworks } networks of the less busy one { $networks } are active in the other too; of the { $oflinks } links that networks of the less linked one have to others { $links } lead to the other area alone. One of the two shares must be { $share } or more.
sheet-why = Why
sheet-why-single = { $indicator } ({ $value })
sheet-contributions = What the scores of { $area } and of { $other } are made of; the last contributions are where { $other } is ahead
sheet-column-indicator = Indicator
sheet-column-value = Value
sheet-column-other-value = Value of the other
sheet-column-contribution = Contribution
sheet-column-state = State
state-known = known
state-partly = partly known
state-unknown = unknown
state-absent = nobody reported
state-computed = computed
state-restricted = restricted
restricted = restricted
sheet-evidence = Evidence and its quality
sheet-evidence-text = { $area }: { $reports ->
    [one] one report
   *[other] { $reports } reports
} on scored indicators by { $contributors ->
    [one] one contributor
   *[other] { $contributors } contributors
} from { $sources ->
    [one] one source
   *[other] { $sources } sources
}. Something is known on { $known } of the weight, { $unknown } is answered “unknown”, on { $absent } nobody reported. Mean certainty of the reports by their evaluation codes: { $certainty }. Confidence: { $confidence }.
sheet-evidence-quote = “{ $note }” ({ $source }; on { $indicator }: { $answer })
sheet-evidence-told = { $note } ({ $source }; on { $indicator }: { $answer })
sheet-evidence-withheld = { $count ->
    [one] One report on this area is restricted and not shown.
   *[other] { $count } reports on this area are restricted and not shown.
}
sheet-evidence-sole = On { $list }, everything that is known is restricted; nothing is said about { $count ->
    [one] it
   *[other] them
} here.
sheet-figures = Published figures
sheet-who = Who
sheet-who-text = { $area }: { $active ->
    [one] one network is
   *[other] { $active } networks are
} active, { $main } of them mainly here. By reported structure: { $core } core group, { $hierarchical } hierarchical, { $loose } loose, { $unknown } not reported. { $risk } are high-risk by their traits{ $by-links ->
    [0] {""}
    [one] , one of them only by what its links show
   *[other] , { $by-links } of them only by what their links show
}. { $shared } are active in another area too.
sheet-structure-area = By their ties, which know nothing of the reported structure, { $called ->
    [one] one network can be called
   *[other] { $called } networks can be called
}: { $core } core group, { $hierarchical } hierarchical, { $loose } loose. { $firm ->
    [0] None of these calls holds
    [one] One of these calls holds
   *[other] { $firm } of these calls hold
} in { $least } or more of the graphs drawn from the uncertain links, and { $differs ->
    [0] none differs
    [one] one differs
   *[other] { $differs } differ
} from what is reported. { $refused ->
    [0] Something is said of every network.
    [one] Of one network nothing is said, mostly because too few of its actors are known.
   *[other] Of { $refused } networks nothing is said, mostly because too few of their actors are known.
}
sheet-structure-called = If all its reported links exist, { $network } looks by its ties like { $class } (likelihood { $likelihood } by a model learned from invented networks). What speaks most for it: { $features }.
sheet-structure-agreement = In { $share } of { $replicas } graphs drawn from its uncertain links the call is the same; in { $small } too few actors hang together for a call.
sheet-structure-weak = So the call hangs on links that may not exist: take it as a question, not as a finding.
sheet-structure-subtype = A hint: it looks most like { $kind } ({ $share }).
sheet-structure-differs = It is reported as { $reported }; the difference is worth a look.
sheet-structure-refused = Nothing is said about the structure of { $network } by its ties: { $reason }.
structure-core-group = a core group
structure-hierarchical = a hierarchy
structure-loose = a loose network
structure-standard = a standard hierarchy
structure-regional = a regional hierarchy
structure-clustered = a clustered hierarchy
structure-refused-few = only { $connected ->
    [one] one actor is
   *[other] { $connected } actors are
} known to hang together, and { $needed } are needed
structure-refused-layers = its list unites { $layers } layers of ties, each of which has a structure of its own
structure-refused-declared = its ties come from common attendance
structure-refused-projection = { $share } of its ties lie within { $meetings } cliques that look like meetings, so they may come from common attendance
structure-refused-two-mode = it looks like data of two kinds, such as persons and meetings
structure-refused-many = its { $connected } actors are more than a single group has ({ $most })
structure-refused-groups = it consists of { $groups } large parts without a tie between them
structure-feature-component_share = { $value } of the actors with a tie hang together
structure-feature-mean_degree_seen = { $value } ties an actor with any
structure-feature-size_log = the number of actors (its logarithm is { $value })
structure-feature-mean_degree = { $value } ties an actor
structure-feature-core_fit = fit with a core and a periphery { $value }
structure-feature-core_density = { $value } of the possible ties within the core
structure-feature-core_share = { $value } of the actors in the core
structure-feature-periphery_degree = { $value } ties to others of the periphery for each of its members
structure-feature-top_betweenness = { $value } of all shortest paths run through one actor
structure-feature-second_betweenness = { $value } of all shortest paths run through the second of the go-betweens
structure-feature-apex_ratio = the first go-between carries { $value } times as many paths as the second
structure-feature-top_ties = { $value } of the pairs among the chief go-betweens are tied
structure-feature-top_reach = the first go-between is tied to { $value } of the others
structure-feature-leaf_share = { $value } of the actors have one tie only
structure-feature-leaves_at_core = { $value } of those with one tie hang on the core
structure-feature-leaf_host_degree = those with one tie hang on actors with { $value } of the largest number of ties
structure-feature-degree_centralization = degree centralization { $value }
structure-feature-degree_variation = numbers of ties vary by { $value } of their mean
structure-feature-top_degree_share = one actor is tied to { $value } of all others
structure-feature-transitivity = { $value } of the two-step paths are closed
structure-feature-clustering = { $value } of an actor’s contacts know each other, on average
structure-feature-max_core = the innermost part has { $value } ties an actor or more
structure-feature-two_core_share = { $value } of the actors stand on circles or between them
structure-feature-bridge_share = { $value } of the ties hold parts together that have no other
structure-feature-assortativity = correlation of the numbers of ties at both ends { $value }
structure-feature-mean_distance = mean distance { $value } times the logarithm of the size
structure-feature-diameter = longest distance { $value } times the logarithm of the size
sheet-who-shared = Most shared with: { $list }.
sheet-who-shared-item = { $area } ({ $count })
sheet-who-all = { $area }: the threat from all networks of the dossier. Of { $networks ->
    [one] one network
   *[other] { $networks } networks
}, { $risk } are high-risk by their traits{ $by-links ->
    [0] {""}
    [one] , one of them only by what its links show
   *[other] , { $by-links } of them only by what their links show
}, and { $unknown } more would be if what is unknown of them held; { $several } are active in more than one area, and { $linked } have links to another network.
sheet-who-key-players = If the { $taken ->
    [one] key player
   *[other] { $taken } key players
} of the { $actors } known actors there were gone (those whose removal leaves fewest pairs in reach of each other), { $after } of the pairs that stay could not reach each other, where { $before } cannot now{ $scored ->
    [changes] , and the score would go from { $score-before } to { $score-after } (rank { $rank-before } to { $rank-after })
    [same] ; the score would stay as it is
   *[none] {""}
}. That is an upper bound, because networks re-wire; who they are is not stated.
sheet-who-restricted = { $count ->
    [one] One of them is restricted and counts here as a network of which nothing is known.
   *[other] { $count } of them are restricted and count here as networks of which nothing is known.
}
sheet-who-traits = A network is high-risk if it meets three of four traits. The rule is this program's own. Agile (two of: uses legal business, takes countermeasures, both at medium or high; active for more than ten years), by reported levels: { $agile }, unknown of { $agile-unknown }. Borderless (three countries or more): { $borderless-declared } as declared, and { $borderless-computed } of no declared country by links to two networks or more that are; unknown of { $borderless-unknown }. Controlling (a hierarchy, or of mafia type): { $controlling-declared } as declared, and { $controlling-computed } of no declared structure because their ties are decidedly those of a hierarchy (likelihood and agreement of 80 % or more); unknown of { $controlling-unknown }. Destructive (violence or corruption at medium or high), by reported levels: { $destructive }, unknown of { $destructive-unknown }. The high-risk networks reach { $areas ->
    [0] no area
    [one] one area
   *[other] { $areas } areas
}. What is unknown counts as not met, so that the numbers are lower bounds, but for what is computed.
sheet-who-none = { $area }: no network of the dossier is reported as active here.
sheet-who-no-layer = The dossier has no network layer; nothing is said on who is behind this area.
sheet-who-invented = The networks in this part are invented. They show what an analyst would see here.
sheet-picture = A network in { $area }: { $network }
sheet-picture-description = { $network } has { $actors } actors and { $links } tied pairs. { $core } actors form its core (fit { $fit }, Borgatti–Everett); they are filled, the others hollow. { $labelled ->
        [yes] Labelled are the actors through whom most shortest paths run: candidates for a closer look, not findings.
       *[no] Nobody is labelled: key positions were not asked for.
    }
picture-group-proposed = proposed
picture-group-not-proposed = not proposed
role-leading = leads, manages or coordinates
role-facilitating = facilitates or brokers
role-operating = works in the field
role-unknown = role not reported
sheet-outlook = Outlook
sheet-outlook-text = Crime-relevant factors push { $area } { $direction ->
    [up] upwards
    [down] downwards
   *[none] neither way
} ({ $count ->
    [one] one statement
   *[other] { $count } statements
}). The outlook stands at { $outlook } beside the present score of { $score }; it does not enter the score.
sheet-outlook-item = { $factor } ({ $push }, { $horizon ->
    [one] one year
   *[other] { $horizon } years
}): { $rationale }
sheet-outlook-none = The dossier holds no crime-relevant factor for { $area }; no outlook is given.
sheet-against = What speaks against
sheet-against-lower = { $area } is lower than { $other } on { $list }.
sheet-against-conflict = On { $area }, reports differ by two levels or more about { $list }.
sheet-against-weak = For { $area }, { $absent } of the weight rests on no report about it: if the truth were at the lower end wherever nothing is known, its score would be { $low } instead of { $score }.
sheet-against-none = Nothing in the evidence of this run speaks against it; that is a statement on the evidence, not on the area.
sheet-against-probability = In { $share } of the simulated views { $area } is not among the top { $k }.
sheet-change = What would change it
sheet-change-gap = The largest open questions on { $area } are { $list }; each end of the scale on the first moves its score by up to { $swing }.
sheet-change-gap-none = No indicator of the model is open for { $area }.
sheet-sure = How sure it is
sheet-sure-item = { $area } is in the best set in { $share } of the simulated views; over all admissible weights, at the expected evidence: { $class }.
sheet-sure-free = No single indicator, source, contributor or pair of evaluation codes, and no treatment of what nobody knows, takes it off the list.
sheet-sure-hangs = It cannot be called robust, because it leaves the list under one of these changes alone: { $list }.
sheet-sure-ask = Most worth finding out on it: { $indicator }; known for certain, it would change the list with a probability of { $chance }.
sheet-sure-hangs-more = It cannot be called robust, because it leaves the list under one of these changes alone: { $list }; and { $more } more.
sheet-mode = Mode and plans
sheet-mode-oap = { $area }: carried by one operational action plan.
sheet-mode-both = { $area }: carried by an operational action plan and by a strategic goal, because { $dependents } other areas depend on it (the model’s threshold is { $threshold }).
sheet-mode-chsg = { $area }: carried by a common horizontal strategic goal alone. It cuts across the other areas, and takes no plan and no place among the priorities.
sheet-demarcation = Demarcation
sheet-demarcation-none = No other proposed priority shares { $threshold } or more of the networks of the less busy one of the two, or an emphasis with it.
sheet-override = { $area } is forced in by { $author }: { $reason }. Without it, the total score would be { $price } higher.

## Horizontal

horizontal-opening = Horizontal areas make other crime possible. They are proposed as common horizontal strategic goals: no plan of their own, but every plan has to serve them.
horizontal-none = The dossier has no horizontal area, and no proposed area reaches the threshold of { $threshold } dependent areas.
horizontal-table = Goals, and how much the proposed priorities use what they are about
horizontal-column-priority = Proposed priority
horizontal-table-note = A cell is the probability, from the reports, that the priority’s area makes medium or high use of what the goal’s area provides; a dash means that nobody reported on it, or that the dossier names no indicator for the goal.
horizontal-itself = itself
horizontal-change = { $dated } of { $links } reported links between persons carry dates. { $earlier } ties held in the first half of the period ({ $first }) and { $later } in the second ({ $second }); { $both } of them held in both. { $entered ->
    [one] One person appears
   *[other] { $entered } persons appear
} in the second half only, and { $left } in the first only. This is change in what was reported: who is not reported need not have left.
horizontal-map = Areas joined by the networks that they share
horizontal-map-description = { $areas } areas with active networks. The larger a node, the more networks are active; the thicker a line, the more networks two areas share.
markets-opening = { $networks ->
    [one] One network is
   *[other] { $networks } networks are
} reported as active in some area; { $several } of them ({ $share }) in two or more, at most { $most }. A network that was looked at longer shows more areas, so that the share is a lower bound.
markets-table = Areas that share networks, the least probable by chance first
markets-column-one = Area
markets-column-other = Other area
markets-column-shared = Shared networks
markets-column-expected = Expected
markets-column-lift = Times expected
markets-column-q = Chance, corrected (q)
markets-column-swaps = Chance by random tables
markets-column-significant = More than sizes explain
markets-column-areas = Areas
markets-column-alone = Pairs of areas that it alone joins
markets-column-splits = Groups of areas that there would be more
markets-found = { $links ->
    [one] One pair of areas shares
   *[other] { $links } pairs of areas share
} networks, of { $pairs } pairs. { $significant ->
    [0] None of them shares
    [one] One of them shares
   *[other] { $significant } of them share
} more networks than the numbers of networks by area and of areas by network explain, at a false discovery rate of { $q }. Expected is what networks would share that have as many areas as reported and choose them by the size of the areas alone; the check draws { $tables } random tables in which every network and every area keeps its exact size, and is not corrected for the number of pairs.
markets-not-shown = What this does not show: why networks are active in both areas, in which direction goods, money or persons go, and what nobody reported. Areas that the same units investigate, or that one case brought up together, look linked; areas that nobody watches look apart. The comparison takes out what detection does to the sizes of areas, not what it does to pairs. A pair that is not significant is not shown to be unlinked.
markets-brokers = By the networks that they share, the areas form { $groups ->
    [one] one group
   *[other] { $groups } groups, the largest of { $largest } areas
}. { $brokers ->
    [0] No network alone joins two areas.
    [one] One network joins some pair of areas that no other network joins.
   *[other] { $brokers } networks join some pair of areas that no other network joins.
} { $cuts ->
    [0] No link between two areas is the only way between two parts of a group.
    [one] One link between two areas is the only way between two parts of a group.
   *[other] { $cuts } links between two areas are the only way between two parts of a group.
} { $persons ->
    [0] No person outside the networks is reported with links into areas that share no network.
    [one] One person outside the networks is reported with links into areas that share no network.
   *[other] { $persons } persons outside the networks are reported with links into areas that share no network.
}
markets-brokers-table = Networks that alone join areas: candidates, as reported
enablers-opening = { $providers ->
    [one] One provider is reported
   *[other] { $providers } providers are reported
} to launder or to render other services for networks; the table has the { $shown ->
    [one] one on which most areas depend
   *[other] { $shown } on whom most areas depend
}, as reported. Expected numbers and the probability of a place among the first { $top } follow from the evaluation codes of the links{ $draws ->
    [0] {""}
   *[other] , over { $draws } drawn graphs
}. An area would lose the only reported provider of a kind of service; others may serve it unreported, and clients may find another.
enablers-table = Providers by the number of areas that depend on them
enablers-column-areas = Dependent areas (expected)
enablers-column-clients = Clients
enablers-column-reports = Reports, and pairs of client and service
enablers-column-top = Probability to be among the first
enablers-column-lost = Areas that would lose their only provider
enablers-column-groups = Groups of areas: with it, without it
enablers-reports = { $reports }, { $relations }
enablers-more = { $areas }; { $more ->
    [one] one more
   *[other] { $more } more
}
enabler-areas-table = Enabler areas by the number of areas that depend on them
enabler-areas-column-dependents = Dependent areas
enabler-areas-column-shared = By shared networks alone
services-opening = { $providers ->
    [one] One network renders
   *[other] { $providers } networks render
} services to others (launders, supplies or transports, forges or advises), by links evaluated as the model’s table of grades says. Shown are those with two clients or more whose loss would be felt most. This speaks of networks, not of persons; a loss is what the reported links say before networks re-wire, so an upper bound on damage.
services-enablers = { $enablers ->
    [one] One professional enabler who belongs
   *[other] { $enablers } professional enablers who belong
} to no network { $enablers ->
    [one] serves
   *[other] serve
} several networks; persons are not named here.
services-withheld = { $count ->
    [one] One provider is
   *[other] { $count } providers are
} not shown because of handling codes.
services-table = Service providers, and what their loss would do
services-column-network = Network
services-column-services = Services
services-column-clients = Clients (expected)
services-column-unlinked = Pairs of clients without another link
services-column-lost = Clients lost (expected)
services-column-substitutable = Services that others render too
services-column-reach = Networks that a network reaches: before, after
services-column-areas = Areas served (clients, lost)
services-clients = { $count } ({ $expected })
services-reach = { $before }, { $after }
services-area = { $area } ({ $clients }, { $lost })
service-laundering = laundering
service-service = other services
service-supply = supply and transport
removal-opening = What would change in the scores if one of these providers were gone, and nothing else: indicators that follow from networks are computed anew from the others, and what was reported on the areas stays. It is an upper bound on what its loss would do, because networks re-wire and clients find others. A score can rise, where a share is then one of fewer networks; that is no growth of the threat.
removal-not-scored = No indicator that follows from networks enters a score of this run, so that no score would change without one of these providers.
removal-table = Scores without a provider
removal-column-areas = Areas whose score changes
removal-column-largest = Largest changes of a score (rank)
removal-column-ranks = Areas whose rank changes
removal-column-enters = Proposed only without it
removal-column-leaves = Proposed only with it
removal-change = { $area }: { $before } to { $after } ({ $from } to { $to })
key-loss-opening = What would change if the { $most ->
    [one] key player
   *[other] { $most } key players
} of an area were gone: of the actors of the networks that are active there, those whose removal leaves fewest pairs that reach each other, as far as the area has three times as many actors. Numbers only: a set is a candidate for review and no verdict, and nobody is named here. It is an upper bound, because networks re-wire and others take over; where several sets are equal, one of them stands for all. Of the indicators that follow from networks, the loss of actors can change those that count links between networks: dependence on enablers, a single provider, and brokerage. A network is taken to stay active where it is, and its traits to stay what they are.
key-loss-table = What the loss of key players would do, by area
key-loss-column-area = Area
key-loss-column-actors = Actors (ties)
key-loss-column-taken = Taken away (equal sets)
key-loss-column-apart = Pairs out of reach: before, after
key-loss-column-reach = Actors that an actor reaches: before, after
key-loss-column-lost = Links to other networks lost
key-loss-column-score = Its score (rank)
key-loss-column-others = Other scores that change
key-loss-column-proposal = Enters; leaves the proposal
key-loss-actors = { $actors } ({ $ties })
key-loss-taken = { $taken } ({ $equals }{ $exact ->
    [yes] {""}
   *[no] {" or more"}
})
key-loss-pair = { $before }, { $after }
key-loss-score = { $before } to { $after } ({ $from } to { $to })
key-loss-same = unchanged
key-loss-proposal = { $enters }; { $leaves }
key-loss-proposal-same = unchanged
key-loss-not-scored = No indicator that follows from networks enters a score of this run, so that no score would change without them.
horizontal-left-out = Horizontal areas not proposed: { $list }.

## Not proposed

not-proposed-none = Every area of the dossier is proposed.
not-proposed-table = Areas left out
not-proposed-column-gap = Loss if forced in
not-proposed-column-rise = Rise needed
not-proposed-column-blocked = What stands in the way
not-proposed-column-watch = Watch for
not-proposed-text = “Loss if forced in” is how much total score the proposal would lose if the area had to be in it; “rise needed” is the smallest rise of its score that brings it in, all else equal.
blocked-places = one more priority would let it in
blocked-plans = one more plan would let it in
blocked-goals = one more goal would let it in
blocked-place-and-plan = one more priority and one more plan together would let it in
blocked-value = its score: no single bound, relaxed by one, lets it in
blocked-rules = rules of the model keep it out
blocked-forced = it is forced out by { $author }: { $reason }
not-proposed-displaces = it would displace { $list }
watch-figure = a figure for { $indicator }
watch-item = { $indicator } reported High
not-proposed-why = Why not, and what would let them in
not-proposed-far = { $count ->
    [one] One more area stands
   *[other] { $count } more areas stand
} below the first { $near } left out. For them no smallest changes of evidence or weights were sought; why.json holds the rest.

## Why and why not

quoted = “{ $name }”
why-title-verdict = How firm its place is
why-title-against = Compared with the other side of the line
why-title-evidence = Evidence that would change it
why-title-weights = Weights that would change it
why-title-bounds = Bounds and other constraints
why-term-evidence = Evidence on { $area }
why-term-weights = Weights
why-term-bounds = Bounds and other constraints
why-no-other = There is no area on the other side of the line to compare it with.
why-ahead = { $area } scores { $score }. That is { $gap } more than { $other } ({ $other-score }), the first area left out.
why-lower = { $area } scores { $score }. That is { $gap } less than { $other } ({ $other-score }), the first area left out.
why-behind = { $area } scores { $score }. That is { $gap } less than { $other } ({ $other-score }), the weakest area that it would displace.
why-higher = { $area } scores { $score }. That is { $gap } more than { $other } ({ $other-score }), the weakest area that it would displace; it is left out all the same.
why-lower-bundle = It is proposed all the same because it is carried within a priority that is proposed anyway, and there is a plan left for it.
why-lower-horizontal = It is proposed all the same because it needs a goal and no plan.
why-lower-forced = It is proposed all the same because it is forced in (see the overrides).
why-lower-bounds = It is proposed all the same because it needs less of the bounded plans or places.
why-part = { $indicator } ({ $value })
why-parts-ahead = Most of the lead comes from { $list }.
why-parts-behind = What it lacks most: { $list }.
why-parts-lost = It is behind on { $list }.
why-parts-won = It is ahead on { $list }.
why-nothing-in = { $area } is proposed, and nothing that was tried changes it; but { $most } of the candidates can be in under the bounds, so that being in says nothing of it.
why-nothing-out = { $area } is left out, and nothing that was tried changes it; but only { $most } of the candidates can be in under the bounds, so that being out says little of it.
why-firm-in = { $area } is firmly proposed. No single indicator, contributor, source or evaluation code decides about it; nor does another treatment of unknown answers, another coding or model that was tried, or any admissible change of weights that was found; and the views in which it is otherwise are less than a tenth of those that places drawn by lot would give.
why-firm-out = { $area } is firmly left out. No single indicator, contributor, source or evaluation code decides about it; nor does another treatment of unknown answers, another coding or model that was tried, or any admissible change of weights that was found; and the views in which it is otherwise are less than a tenth of those that places drawn by lot would give.
why-unless-in = { $area } is proposed, and no single piece of evidence decides about it. Other choices do; it would be left out { $list }.
why-unless-out = { $area } is left out, and no single piece of evidence decides about it. Other choices do; it would be proposed { $list }.
why-hangs-in = { $area } is proposed, but its place hangs on single pieces. It would be left out { $list }.
why-hangs-out = { $area } is left out, but its place hangs on single pieces. It would be proposed { $list }.
why-forced-in = { $area } is proposed because { $author } forces it in: { $reason }. Without this override the total score would be { $price } higher.
why-forced-out = { $area } is left out because { $author } forces it out: { $reason }. Without this override the total score would be { $price } higher.
hinge-more = { $names } and { $more } more
hinge-indicators = { $count ->
    [one] without the indicator { $names }
   *[other] without any one of { $count } indicators ({ $names })
}
hinge-contributors = { $count ->
    [one] without the reports of { $names }
   *[other] without the reports of any one of { $count } contributors ({ $names })
}
hinge-sources = { $count ->
    [one] without the source { $names }
   *[other] without any one of { $count } sources ({ $names })
}
hinge-codes = { $count ->
    [one] without the reports that carry the evaluation code { $names }
   *[other] without the reports that carry any one of { $count } evaluation codes ({ $names })
}
hinge-unknown = if unknown answers were treated otherwise
hinge-layers = { $count ->
    [one] without the layer { $names }
   *[other] without any one of { $count } layers ({ $names })
}
hinge-codings = with the levels coded otherwise ({ $names })
hinge-presets = { $count ->
    [one] with the weights of the model { $names }
   *[other] with the weights of any one of { $count } other models ({ $names })
}
hinge-invented = if invented evidence were scored
hinge-weight = with another weight of { $names } within its range
hinge-weights = with other weights within their ranges
hinge-views = in { $share } of the simulated views, where evidence and weights change together
hinge-overrides = without the override of { $names }
verdict-firm = firm
verdict-nothing = says nothing
verdict-unless = holds unless
verdict-hangs = hangs on
verdict-forced = forced
verdict-out = not proposed
alternatives-heading = Lists that are nearly as good
alternatives-near = { $count ->
    [one] No other set of areas within the bounds and rules comes within { $gap } of the proposed one ({ $share } of its total score).
   *[other] { $count } sets of areas within the bounds and rules, the proposed one among them, are worth at most { $gap } less than the best ({ $share } of its total score). { $all }
}
alternatives-all = That is all of them.
alternatives-some = These are the best of them; more were not looked for.
alternatives-unsought = Whether another set of areas is nearly as good was not looked for, because there are too many areas.
alternatives-table = Lists that are nearly as good, the best first
alternatives-column-total = Total score
alternatives-column-less = Less than the best
alternatives-greedy-same = Whoever takes the areas from the top, as long as they fit, gets the same set.
alternatives-greedy = Whoever takes the areas from the top, as long as they fit, gets another set, worth { $lost } less: { $changes }. That set alone shows that none can be worth more than { $bound }.
frontier-heading = What other bounds would bring
frontier-text = Total score of the best set under other bounds, everything chosen anew; goals, rules and overrides stay as they are. The bounds of this run stand out.
frontier-table = Total score by the numbers of priorities (rows) and of action plans (columns) that are allowed
frontier-column-priorities = Priorities
frontier-column-plans = { $count ->
    [one] { $count } plan
   *[other] { $count } plans
}
frontier-useful = With { $priorities } priorities and { $plans } action plans the total score is { $most }; more of either brings nothing more. Every pair of bounds stands in results.json.
frontier-curve = { $count ->
    [one] at most { $count } priority
   *[other] at most { $count } priorities
}
frontier-chart = Total score of the best set by the number of action plans
frontier-chart-text = A line for each number of priorities. Where a line is flat, another action plan brings nothing; where two lines meet, another priority brings nothing.
frontier-across = Action plans
frontier-gap = Not every one of these sets is proved to be the best; how far each can be from it stands in results.json.
verdict-heading = How firm each place is
verdict-text = A place is firm if nothing that was tried changes it. It hangs on a piece of evidence if leaving out one indicator, one contributor, one source or one pair of evaluation codes changes it, or treating unknown answers otherwise; such a place is never called firm. In between, it holds unless weights within their ranges, another model, another coding or a missing layer change it, or unless it is otherwise in too many of the simulated views, where everything changes at once: in a tenth of what places drawn by lot would give. Where nearly every candidate can be in, being in says nothing, and no such place is called firm. Other bounds are not counted here.
verdict-column-place = Place
verdict-column-verdict = Verdict
verdict-column-hinges = On what
why-far = It stands too far from the line for smallest changes to be sought.
why-evidence-forced = An override decides about it; no finding changes that.
why-evidence-never = It would stay proposed at any score above 0: nothing that is left out could use its place, plan or goal.
why-evidence-unknown = No finding was found that decides about it; not every score could be tried.
why-evidence-beyond = No score within the scale would let { $area } in.
why-no-room = No finding lets it in: the overrides and rules that must be kept leave no room for it.
why-no-mode = No finding lets it in: it offers no way of being carried out.
why-finding = { $indicator }: { $found }
why-finding-out = The smallest single finding that would take it out: { $finding }. On the scale from 0 (no threat) to 1 this would move the indicator from { $value } to { $turned }, and the score from { $score } to { $then }.
why-finding-in = The smallest single finding that would let it in: { $finding }. On the scale from 0 (no threat) to 1 this would move the indicator from { $value } to { $turned }, and the score from { $score } to { $then }.
why-findings-more = { $count ->
    [one] One other single finding would do so too: { $list }.
   *[other] { $count } other single findings would do so too; the nearest are { $list }.
}
why-evidence-restricted = { $count ->
    [one] Of one indicator nothing is said here, because reports on it are restricted.
   *[other] Of { $count } indicators nothing is said here, because reports on them are restricted.
}
why-findings-limited = Other figures may do so too: not every score could be tried.
why-no-finding-out = No single finding takes it out: its score would have to { $direction ->
    [down] fall
   *[up] rise
} by { $change }.
why-no-finding-in = No single finding lets it in: its score would have to { $direction ->
    [down] fall
   *[up] rise
} by { $change }.
why-together = It takes at least { $count } findings at once: { $list }{ $more ->
    [0] {""}
   *[other] , and { $more } more
}.
why-together-never-in = Not even the highest answers on all indicators together would let it in.
why-together-never-out = Not even the lowest answers on all indicators together would take it out.
why-weight-out = { $sought ->
    [all] The smallest change
   *[some] The smallest change found
} of one weight that would take it out: the weight of { $criterion } { $direction ->
    [down] falls
   *[up] rises
} from { $now } to { $then }, and the others change in proportion. { $inside ->
    [yes] That is within its range.
   *[no] That is outside its range.
}
why-weight-in = { $sought ->
    [all] The smallest change
   *[some] The smallest change found
} of one weight that would let it in: the weight of { $criterion } { $direction ->
    [down] falls
   *[up] rises
} from { $now } to { $then }, and the others change in proportion. { $inside ->
    [yes] That is within its range.
   *[no] That is outside its range.
}
why-weights-restricted = Which weights would do it is not said, because it would tell what restricted reports say.
why-weight-none = No change of one weight alone, from nothing to everything, does it.
why-weight-unknown = No change of one weight alone was found that does it.
why-weights-joint = If all weights may change, it is enough to move { $moved } of the whole weight: { $list }{ $more ->
    [yes] , and smaller steps
   *[no] {""}
}. { $inside ->
    [yes] Such weights are within the ranges.
   *[no] No weights within the ranges were found that do it.
}
why-weights-none = No weights were found that do it.
why-priorities-out = { $turned ->
    [0] It would be out with no priority in place of { $limit }.
    [one] It would be out with at most one priority in place of { $limit }.
   *[other] It would be out with at most { $turned } priorities in place of { $limit }.
}
why-priorities-in = It would be in with { $turned ->
    [one] one priority
   *[other] { $turned } priorities
} in place of { $limit }.
why-plans-out = { $turned ->
    [0] It would be out with no action plan in place of { $limit }.
    [one] It would be out with at most one action plan in place of { $limit }.
   *[other] It would be out with at most { $turned } action plans in place of { $limit }.
}
why-plans-in = It would be in with { $turned ->
    [one] one action plan
   *[other] { $turned } action plans
} in place of { $limit }.
why-goals-out = { $turned ->
    [0] It would be out with no strategic goal in place of { $limit }.
    [one] It would be out with at most one strategic goal in place of { $limit }.
   *[other] It would be out with at most { $turned } strategic goals in place of { $limit }.
}
why-goals-in = It would be in with { $turned ->
    [one] one strategic goal
   *[other] { $turned } strategic goals
} in place of { $limit }.
why-unbounded-out = It would be out if there were no limit on { $bound }.
why-unbounded-in = It would be in if there were no limit on { $bound }.
why-place-and-plan-in = One more priority and one more plan together would let it in; either alone would not.
why-place-and-plan-out = With one more priority and one more plan together it would be out.
why-least-value = The least score that may be proposed decides about it.
why-override-own-in = Without the override it would be left out.
why-override-own-out = Without the override it would be proposed.
why-override-other-in = It is in only because of the override of { $other }.
why-override-other-out = The override of { $other } keeps it out: without that it would be proposed.
why-rule-in = It is in only because of { $rule }: without that alone it would be left out.
why-rule-out = It is kept out by { $rule }: without that alone it would be proposed.
why-rules-in = It is in only because of the rules of the model together; no one of them alone decides about it.
why-rules-out = It is kept out by the rules of the model together: without all of them it would be proposed, without any one of them it would not.
why-rules-none-out = No single bound, however low, and no override of another area throws it out, and it is in without the rules of the model too.
why-rules-none-in = No single bound, however high, lets it in, no override of another area keeps it out, and the rules of the model do not either: its score does.
why-bounds-none-out = No single bound, however low, and no override of another area throws it out.
why-bounds-none-in = No single bound, however high, lets it in, and no override of another area keeps it out: its score does.
bound-priorities = priorities
bound-plans = action plans
bound-goals = strategic goals
constraint-bound = at most { $limit } { $bound }
constraint-place-and-plan = the limits of { $priorities } priorities and { $plans } plans together, by one each
constraint-least-value = no area below the least score
constraint-override = the override of { $area }
constraint-rules = all coverage rules, incompatibilities, prerequisites and capacities together
constraint-rule = the rule that { $rule }
rule-coverage = at least { $number } of these areas { $count ->
    [one] is
   *[other] are
} proposed ({ $areas })
rule-coverage-where = at least { $number } of the areas { $known } { $count ->
    [one] is
   *[other] are
} proposed ({ $areas })
rule-where-layer = whose known indicators of { $what } average { $from } or more
rule-where-indicator = with { $from } or more for “{ $what }”
rule-where-reported = { $known }, as reported by { $contributors },
rule-no-area = there is none
rule-exclusion = at most { $number } of these areas { $count ->
    [one] is
   *[other] are
} proposed ({ $areas })
rule-prerequisite = { $area } is proposed only with { $others }
rule-prerequisite-one = one of these areas ({ $areas })
rule-resource = the proposed areas use at most { $limit } of “{ $resource }” together
rule-group = { $area } with all areas below it
rule-area-absent = “{ $area }”
constraint-free = { $constraint }: costs nothing.
constraint-price = { $constraint }: costs { $price } of total score. Without it would enter: { $enters }; would leave: { $leaves }.
prices-heading = What each constraint costs
prices-text = Each constraint is lifted alone and everything is chosen anew. The price is the total score that the list gains without it. The bounds on priorities and on plans may cost nothing alone, because the other one stands in the way: the row for both says what one more of each brings.
prices-column-constraint = Constraint
prices-column-price = Price
prices-column-enters = Would enter
prices-column-leaves = Would leave
demarcation-heading = Demarcation between proposed priorities
demarcation-text = { $count ->
    [one] One pair of proposed priorities shares
   *[other] { $count } pairs of proposed priorities share
} networks, emphases, links or sources; { $close ->
    [one] one shares
   *[other] { $close } share
} { $threshold } or more of the networks of the less busy of the two, or an emphasis, and their action plans need a note on who leads. An emphasis is shared between a priority about the networks themselves and another one if most of the reports on either say High to corruption, violence or money laundering. Proposed to lead is the one in which more of the shared networks have their main activity, or else the one with the higher score.
demarcation-column-leads = Proposed to lead
demarcation-column-other = Other
demarcation-column-networks = Shared networks
demarcation-column-share = Share
demarcation-column-emphases = Shared emphases
demarcation-column-links = Links between
demarcation-column-sources = Shared sources
demarcation-column-by = Decided by
demarcation-by-networks = main activity ({ $own } : { $theirs })
demarcation-by-score = score
demarcation-more = { $count ->
    [one] One more pair shares less.
   *[other] { $count } more pairs share less.
}
demarcation-networks = { $shared ->
    [one] One network is active in both,
   *[other] { $shared } networks are active in both,
} of { $own } in { $leads } and { $theirs } in { $other }.
demarcation-links = { $count ->
    [one] One link joins
   *[other] { $count } links join
} networks of the one alone to networks of the other alone.
demarcation-sources = { $count ->
    [one] One source carries reports on both
   *[other] { $count } sources carry reports on both
} ({ $own } and { $theirs } reports).
demarcation-emphases = Both are reported to stand out by { $list }, so that the plan of either would claim it.
demarcation-named = { $count ->
    [one] It is { $list }.
   *[other] They are { $list }.
}
demarcation-named-some = Among them are { $list }.
demarcation-withheld = { $count ->
    [one] One may not be shown.
   *[other] { $count } may not be shown.
}
demarcation-leads-networks = { $leads } is proposed to lead: it is the main activity of more of the shared networks ({ $own } against { $theirs }).
demarcation-leads-score = { $leads } is proposed to lead because it has the higher score.

## Sensitivity

sensitivity-opening = Each line changes one choice and leaves the rest as it is. “Changes” lists what enters (+) and what leaves (−) the proposal.
sensitivity-table = One choice at a time
sensitivity-column-choice = Choice
sensitivity-column-changes = Changes of the proposal
sensitivity-column-tau = Kendall τ-b with this run
sensitivity-unchanged = none
sensitivity-unknown = unknown and absent: { $policy }
sensitivity-contributor = without contributor { $contributor }
sensitivity-layer-without = without the layer { $layer }
sensitivity-bounds = at most { $k } priorities, { $n } plans
sensitivity-invented = with the invented network layer scored
sensitivity-coding = levels coded { $coding }
sensitivity-model = weights of the preset “{ $model }”
sensitivity-pieces = What hangs on one indicator, source or pair of evaluation codes
sensitivity-pieces-text = { $indicators } indicators, { $sources } sources and { $grades } pairs of evaluation codes were left out one at a time. { $count ->
    [0] The proposal stays the same without any of them.
    [one] Without one of them the proposal changes.
   *[other] Without { $count } of them the proposal changes.
  }
sensitivity-column-piece = Without
sensitivity-column-reports = Reports
sensitivity-piece-indicator = indicator: { $name }
sensitivity-piece-source = source { $name }
sensitivity-piece-grade = all reports evaluated { $name }
sensitivity-unknowns = What nobody knows, treated in several ways
sensitivity-unknowns-text = Rank of each area under each treatment of unknown and absent answers; ✓ marks what would be proposed.
sensitivity-unknowns-own = as in this run
sensitivity-certain = What holds whatever weights and values are
sensitivity-certain-text = Over all admissible weights and all values that the evidence leaves open, { $pairs } of the { $all } pairs of areas have an order that never changes. First in some case: { $first }. In the top { $k } in every case: { $always }. Never in the top { $k }: { $never }. These are bounds from the pairs and hold with certainty; an area that they leave open may still be out of reach.
sensitivity-codings = Levels are an order and not numbers. Pairs of areas whose order on the expected evidence is the same under every increasing coding of every indicator’s scale: { $pairs } of { $all } at the weights of the model, { $anyweights } under all admissible weights, and { $neighbours } of the { $count } pairs of neighbours. The order of the others rests on the chosen coding.
sensitivity-joint = Smallest changes of all weights together that swap neighbours
sensitivity-joint-text = The least weight that has to move from some indicators to others for two neighbours to swap, within the ranges and statements if that is possible. “None” means that no weights at all do it, or that different indicators count for the two.
sensitivity-joint-none = none
sensitivity-column-moved = Weight to move
sensitivity-column-largest = Largest changes
sensitivity-origins = Where the doubt about the first places comes from
sensitivity-origins-text = Share of the variance of “is it in the top { $k }” that would go if one group of inputs were known (first) and that would stay if all others were (total, with its standard error), from { $samples } pairs of draws in which cells are independent. What the totals exceed 100 % by is owed to groups that act together.
sensitivity-origin-top = P(top { $k })
sensitivity-origin-weights = Weights
sensitivity-origin-evidence = Evidence: { $layer }
sensitivity-origin-unknown = Unknown cells
stakeholders-title = Stakeholders side by side
stakeholders-invented = The stakeholders and their weights are invented. They show what such a comparison tells.
stakeholders-half = Every area has a place within the bounds; what tells the stakeholders apart is whom they put into the upper half, the first { $k }.
stakeholders-text = { $count } stakeholders weight in their own way; all areas are scored at the expected evidence under each. In the top { $k } of all of them: { $unanimous }. In that of some but not all: { $contested }. Under the mean of their weights the top { $k } are: { $together }.
stakeholders-decisive = The list under the mean of all weights changes if one of these is left out: { $list }.
stakeholders-decisive-none = The list under the mean of all weights stays the same if any one stakeholder is left out: nobody is decisive.
stakeholders-vote = If the stakeholders voted with their orders, one voice each, the first { $k } would be by Borda: { $borda }; by Copeland: { $copeland }; by Kemeny: { $kemeny }. The vote is shown and decides nothing.
stakeholders-column-who = Stakeholder
stakeholders-column-top = Its first { $k }
stakeholders-column-without = The list of the others
stakeholders-column-swings = Coalitions that it changes
stakeholders-support-text = A coalition supports an area that is in the top { $k } under the mean weights of its members; it does so minimally if it would not without any one of them.
stakeholders-coalitions = Who supports which area
stakeholders-column-alone = Alone
stakeholders-column-share = Of all coalitions
stakeholders-column-coalitions = Minimal coalitions
sensitivity-methods = Methods beside one another
sensitivity-methods-text = { $decides } decides; the others are shown because a priority that depends on the method is not robust. Methods that never rank differently, here and on 200 other tables of the same shape, are one row and have one vote; the vote is shown and decides nothing.
sensitivity-methods-vote = vote of these rows ({ $name })
sensitivity-methods-zero = These take quotients of values, so that their order depends on where the zero of the declared scales lies: { $list }.
sensitivity-column-method = Method
sensitivity-column-top = Its first { $k }, if they differ
sensitivity-method-failed = not applicable: { $reason }
sensitivity-swaps = Smallest changes of one weight that swap neighbours
sensitivity-swaps-text = For neighbours in the order, the one weight that has to change least for them to swap; the other weights keep their proportions.
sensitivity-column-pair = Neighbours
sensitivity-column-criterion = Weight of
sensitivity-column-now = Now
sensitivity-column-swap = Swaps at
sensitivity-column-inside = Within its range
sensitivity-central = What one would have to believe for an area to be first
sensitivity-central-text = Mean weights of the simulated views in which an area is first (central weights), against those of the model; only areas that are first in at least { $seldom } of the views. Where no criterion is lifted, the area comes first through the evidence and not through the weights.
sensitivity-central-none = none beyond chance
sensitivity-column-first = P(first)
sensitivity-column-lifted = Weighs more (there / in the model)
sensitivity-stable = Unchanged in every one of the { $count } variants: { $list }.
sensitivity-stable-none = No area is proposed in every variant.
sensitivity-hinges = Proposed here but lost in at least one variant: { $list }.

## Lists

lists-proposal = The proposal
lists-previous = The priorities of the last cycle
lists-opening = { $count ->
    [one] One list stands
   *[other] { $count } lists stand
  } beside the proposal. The Council decides; what follows compares, by the same evidence, model and rules. The regret of a list is what the best choice at its own costs is worth more: the worse choice. The price of the bounds is what the best choice within the bounds of the model ({ $k } places, { $n } plans, { $g } goals) is worth more than that one: the smaller list; it is negative where a list takes more than the bounds, shares a plan or joins what the model does not join. P(best) is the share of the { $views } simulated views in which a list is the best at its costs, P(better) that in which it is worth more than the proposal. Worths are sums of scores under this model.
lists-cannot-tell = { $list }: { $inside } of { $candidates } candidates stand in it. Nearly any choice agrees with such a list: its regret says little, and this run cannot tell methods apart by it.
lists-table = Lists at their own costs
lists-column-list = List
lists-column-status = Status
lists-column-cost = Places / plans / goals
lists-column-fits = Fits
lists-column-worth = Worth
lists-column-regret = Regret
lists-column-price = Price of the bounds
lists-column-best = P(best)
lists-column-better = P(better)
lists-column-model = Least regret
lists-column-worst = Largest regret
lists-column-group = Stands in
lists-column-proposed = Proposed
lists-column-gap = What the other way costs
lists-column-change = Change of score that turns it
lists-column-chosen = P(chosen)
lists-column-kind = Kind
lists-column-under = Under
lists-under = { $regret } under { $model }
lists-status-proposed = proposed
lists-status-adopted = adopted
lists-status-draft = draft
lists-status-recommended = recommended
lists-status-earlier = earlier
lists-bound-places = places
lists-bound-plans = plans
lists-bound-goals = goals
lists-break = { $over } more { $bound } than the { $limit } that the model allows
lists-break-rule = the rule { $rule }
lists-unfit = { $list } does not fit: { $breaks }. It is compared all the same, with the best choice at its own costs.
lists-least = Under the { $models } models, the largest regret is the least for: { $lists }.
lists-better = { $list }: at the same costs, { $regret } more could be had. The best choice has in addition: { $with }; it lacks: { $without }. A goal beside a plan adds nothing to a worth, so that it counts as a goal that could carry something else.
lists-joined = { $list } puts areas that this run counts as { $alone } priorities into { $places }: what it is worth more than the proposal comes from that too, and is no sign of a better choice of areas. Its regret holds for its own joining; if any areas could be joined, the same plans and goals could be worth { $free } more.
lists-chart = Regret of each list over the simulated views: mean, and what lies between the 5 % of views with the least and the 5 % with the most
lists-chart-text = The further right, the more the best choice at the same costs is worth in a view. Mean regret, and what 95 % of the views do not exceed: { $rows }.
lists-chart-row = { $list } { $mean }, { $high }
lists-same = No list differs from the proposal in an area.
lists-differences = Every area on which a list and the proposal differ, what costs least to decide otherwise first:
lists-only-listed = { $area } stands in a list ({ $lists }) and is not proposed. Forced in alone, it would cost { $gap }; with a score higher by { $change } it would be proposed.
lists-only-proposed = { $area } is proposed and left out of a list ({ $lists }). Without it alone, the proposal would lose { $gap }; with a score lower by { $change } it would not be proposed.
lists-supports-in = It is in the best choice of { $share } of the views: the evidence supports proposing it.
lists-supports-out = It is in the best choice of { $share } of the views: the evidence supports leaving it out.
lists-undecided = It is in the best choice of { $share } of the views, and { $certain } either way would be needed: the evidence does not decide, and the choice is one of judgement.
lists-areas = Areas of each list and of the proposal
lists-models = Regret of each list under each model, each treatment of what nobody knows and the weights of each stakeholder

portfolio-title = How sure the list is
portfolio-text = The choice was solved anew in each of the { $views } simulated views, exactly and within the same bounds. In { $share } of them (± { $error }) the proposed set is a best one. Over all views it is worth { $mean } less than the best set of the view on average, and in 95 % of them at most { $high } less, where the best set is worth { $best } on average. { $distinct ->
    [one] One set is the best in every view.
   *[other] { $distinct } different sets are the best in some view.
  } The best set has { $size } of the { $areas } areas on average: a share near { $random } says no more than that there is room. These are shares of views of the evidence, the weights and the unknowns under this model.
portfolio-text-many = The choice was solved anew in each of the { $views } simulated views, exactly and within the same bounds. In { $share } of them (± { $error }) the proposed set is a best one. Over all views it is worth { $mean } less than the best set of the view on average, and in 95 % of them at most { $high } less, where the best set is worth { $best } on average. More than { $distinct } different sets are the best in some view; the best set of { $others } views was met too late to be counted by itself. The best set has { $size } of the { $areas } areas on average: a share near { $random } says no more than that there is room. These are shares of views of the evidence, the weights and the unknowns under this model.
portfolio-same = The choice was solved anew in each of the { $views } simulated views, exactly and within the same bounds, and the best set was the proposed one in all of them. Where the bounds leave out nothing or little, that says more about the bounds than about the areas.
portfolio-without = In { $share } of the views no set fits the bounds; they count as views in which nothing is chosen.
portfolio-short = Solved anew in every simulated view, the proposed set is the best in { $share } of them, and worth { $mean } less than the best on average. The least sure of the proposed areas is { $inside }; the nearest of those left out is { $outside }. An area of which nothing is known would be in the best set in about { $random } of the views, because that is how much the bounds leave room for.
portfolio-short-item = { $area } (in the best set in { $share } of the views)
portfolio-areas = How often each area is in the best set of a view, and how it is carried there
portfolio-bundles = How often at least one area of each priority of several areas is in the best set of a view
portfolio-sets = The sets that are best most often, by what they change in the proposal
portfolio-proposed = the proposed set
portfolio-classes = Robust portfolio modelling asks which sets no other set matches under everything that is admissible. Of the { $sets } sets that fill the bounds, { $weights } are not dominated over all admissible weights at the expected evidence, and { $everything } if the evidence may be anything that it leaves open as well. An area in all of them is core, in none exterior; for those between, the share of sets that have it is their core index. This is exact and not sampled. Core says only that the weights do not matter for it: where an area hangs on a single indicator, source, contributor, pair of evaluation codes or treatment of what nobody knows, the table says so, and its sheet says on which.
portfolio-classes-sampled = The sets that no other set matches under everything that is admissible cannot be listed here: they are too many, or the choice has rules beyond its bounds, or not every indicator counts for every area. Where that is so, the table says instead in which views an area is in the best set: this is sampled, and a rare view may be missing.
class-core = core
class-exterior = exterior
class-borderline = borderline ({ $index })
class-hangs = { $class }; hangs on { $count ->
    [one] one thing
   *[other] { $count } things
  }, see its sheet
class-every-view = in every view
class-no-view = in no view
class-some-views = in some views
portfolio-candidates = Sets that stand out, and what each gives up
portfolio-candidates-text = Other rules than the proposal’s could choose. Compared are { $sets ->
    [one] one set
   *[other] { $sets } sets
  }: the proposal, the one of best expected value, and those that are the best in some view, the most frequent first. Regret is what the best set of a view is worth more; it is taken over the first { $views } views, the same for all, because the largest regret grows with their number. Expected values are those over the views, in which weights are on average not quite those of the model.
role-proposal = proposed
role-expected = best expected value
role-regret = least largest regret
role-frequent = most often the best
portfolio-column-set = Set
portfolio-column-expected = Expected value
portfolio-column-regret = Mean regret
portfolio-column-worst = Largest regret
portfolio-column-weights = Over all weights
portfolio-column-everything = Over weights and evidence
portfolio-column-selected = P(chosen)
portfolio-column-bundle = Priority
portfolio-column-changes = Changes of the proposal
portfolio-column-best = P(best)

## Continuity

continuity-opening = Compared with the priorities of the cycle before, as the dossier lists them.
continuity-none = The dossier lists no earlier priorities.
continuity-table = Earlier priorities and this proposal
continuity-column-earlier = Earlier priority
continuity-column-plans = Plans then
continuity-column-goals = Goals then
continuity-column-now = In this proposal
continuity-kept = kept
continuity-partly = kept in part: { $kept }; not proposed: { $lost }
continuity-dropped = not proposed ({ $order ->
    [yes] best rank { $rank }; see
   *[no] see
} “Not proposed”)
continuity-unknown = its areas are not in this dossier
continuity-new = New against the cycle before: { $list }.
continuity-new-none = Nothing is new against the cycle before.
continuity-baseline = Repeating the earlier list would have named { $same } of the { $proposed } areas proposed here. A proposal that only repeats its predecessor is no achievement of a method; the changes above are what it adds.

## Choices

choices-opening = These are choices, not findings. Another choice is as legitimate if it is declared.
choices-weights = Weights of the layers
choices-bounds = { $k } priorities, { $n } plans, { $g } goals
choices-bounds-name = Bounds of the proposal
choices-contributors = Weighting of contributors
choices-invented = { $scored ->
    [all] scored, because everything in this dossier is invented
    [yes] scored
   *[no] shown, never scored
}
choices-invented-name = Invented evidence
choices-overrides = Overrides
choices-overrides-none = Nothing is forced in or out.
choices-column-override = Override
choices-column-author = Author
choices-column-reason = Reason
choices-column-effect = Effect on the total score
choices-forced-in = { $area } in
choices-forced-in-mode = { $area } in, carried by { $mode }
choices-forced-out = { $area } out
choices-by = The model “{ $model }” makes them. { $author }
choices-packing = The scenario packs the areas into other bundles than the dossier. Within the same bounds the best set is worth { $value } so and { $own } under the dossier's own bundles: { $price }. Only so is proposed: { $enters }. Only there: { $leaves }.
choices-packing-none = The scenario packs the areas into other bundles than the dossier. The best set is worth { $value } so; under the dossier's own bundles nothing fits the bounds.
choices-by-scenario = The scenario “{ $scenario }” changes some of them; its file, with author and reasons, is part of the run (scenario.json), and the first page says what it changes.
choices-column-choice = Choice
choices-column-value = As chosen
rules-heading = Rules of the proposal
rules-text = The model “{ $model }” states these rules beside the bounds. The price of a rule is the total score that the list gains without it, everything chosen anew; a price of 0 means that the list keeps the rule of its own accord, or that another constraint stands in the way of the same areas.
rules-column-rule = Rule
rules-column-stated = Stated in the model as
rules-column-price = Price
rules-lacks = { $rule }; the dossier does not have { $areas }
rules-not-applied = does not apply: the dossier does not have { $areas }
rules-none-meant = does not apply: no area is known to reach that
rules-where = Which areas are meant by what is known of them was found once, at the expected values: they are the same in every view of the simulation and in every answer to what would change the list.
rules-networks = Networks that work in several proposed areas count once: { $share } of the score of an area is that of its networks
rules-networks-taken = takes { $amount } from the sum
rules-continuity = A priority of the last cycle that is proposed again is worth { $bonus } more ({ $areas })
rules-continuity-given = adds { $amount } to the sum
rules-sum = The scores of the proposed areas add up to { $scores }. Networks that they share take { $taken } away, because they count once; continuity adds { $given }. The list is therefore chosen for a sum of { $sum }.

## Monitoring

monitoring-opening = Proposed for the general multi-annual strategic plan: what can be counted on each proposed area, with the last published figure in its own unit. Each is where counting starts; which figure to reach is for the drivers to set.
monitoring-table = Figures to follow
monitoring-column-priority = Proposed priority
monitoring-column-indicator = Indicator
monitoring-column-last = Last figure
monitoring-column-of = Of what
monitoring-none = No figure that could be counted again is published in this dossier on: { $list }. There a first count comes before any goal; levels and scores of this document are no substitute.
monitoring-review = Mid-term review: { $date }, half-way through the cycle. It looks for new, changing and emerging threats; the watch list stands under “Not proposed”.
monitoring-evaluation = Hand-over to the independent evaluation: { $date }. The run folder with its manifest, inputs’ hashes and certificate is what the evaluator needs to repeat this run.
monitoring-separate = Results of law enforcement (arrests, seizures) measure effort and are kept apart from threat indicators.

questions-title = What to find out next
questions-none = Nothing that could be found out within this dossier changes the list: in none of { $views } views of the evidence and the weights would another set be chosen. Where the bounds leave out nothing, that says more about the bounds than about the evidence.
questions-text = The list is chosen at expected values; whoever finds something out may choose again. { $cells ->
    [one] One pair of area and indicator is not certain.
   *[other] { $cells } pairs of area and indicator are not certain.
  } If all of them were known for certain, the list would change with a probability of { $chance }, and the chosen set would be worth { $gain } more on average. If instead everybody agreed on the weights, it would change with a probability of { $weights-chance } and be worth { $weights-gain } more. { $gaps ->
    [0] No answer on a single pair changes the list.
    [one] On one pair, an answer could change the list by itself.
   *[other] On { $gaps } pairs, an answer could change the list by itself.
  }
questions-base = The list of best expected value over the views is not quite the proposal, because weights within their ranges are on average not quite those of the model ({ $changes }). What follows is measured from that list.
questions-no-gap = Only answers on several pairs together change the list.
questions-gaps-text = The table is the collection plan: what to ask, about which area, and how probable it is that the answer changes the list. “If known” is the probability if the truth came out for certain; beside it stands that of one more report ({ $reports }). The gain is the expected value of perfect information, in points of score. These figures are computed and not sampled, but for the mean weights; what is not a level is looked at in a hundred slices, so that its probabilities hold to within one percentage point. Where the list is close, a report can change it more often than the truth would; what decides the order of the table is the gain.
questions-sentence = Ask for { $indicator } on { $area } ({ $state }): known for certain, it would change the list with a probability of { $chance }; most probably { $changes }.
questions-state = { $reports ->
    [one] one report
   *[other] { $reports } reports
  }, certainty { $certainty }
questions-column-state = Now
questions-report = { $code }: right with { $certainty }, else anything alike
questions-gaps = Intelligence gaps that could change the list, the most worth first
questions-more = { $count ->
    [one] One more pair stands in results.json.
   *[other] { $count } more pairs stand in results.json.
  }
questions-together = What several answers would bring together is an average over { $views } views, with its standard error. What the answers would say of other questions that rest on the same sources is left out, so that where sources are shared the gains are on the low side.
questions-groups = One question for all areas: indicators that are worth asking about everywhere
questions-areas = All that is open on one area
questions-column-ask = Ask for
questions-column-known = P(list changes) if known
questions-column-report = after one more { $code }
questions-column-gain = Expected gain
questions-column-then = Most probable change
questions-column-areas = Areas where it is open
questions-column-open = Open indicators
questions-column-places = Whose place hangs on it

## Annexes

annex-evidence = Evidence
annex-evidence-text = { $shown } observations on scored indicators that may be shown. { $withheld } restricted ones are left out.
annex-column-answer = Answer
annex-column-contributor = Contributor
annex-column-code = Code
annex-column-kind = Kind
annex-column-source = Source
annex-column-note = Note
annex-figures = Figures
annex-figures-text = Figures of the dossier that are shown and not scored.
annex-column-figure = Figure
annex-column-value = Value
annex-column-period = Period
annex-sources = Sources
annex-column-key = Key
annex-column-title = Title
annex-column-publisher = Publisher
annex-column-year = Year
annex-column-where = Where
annex-conflicts = Conflicting reports
annex-column-lowest = Lowest
annex-column-highest = Highest
annex-merges = Networks and persons reported by several contributors, counted once
annex-merge-network = Network
annex-merge-actor = Person (pseudonym)
annex-column-merged = Reported as
annex-column-kept = Counted as
annex-column-merge-key = Declared by
annex-crosswalk = Keys of the areas in other lists
annex-column-edition = List
annex-column-there = Key there
annex-glossary = Glossary
annex-manifest = Inputs
annex-column-file = File
annex-column-bytes = Bytes
annex-column-hash = SHA-256
annex-column-invented = Invented
annex-positions = Key positions: candidates, never verdicts
annex-positions-criteria = Criteria of key positions
annex-positions-wording = Candidates for review by their position in the reported links, under pseudonymous identifiers. They are not findings about persons, and nobody is accused. Nothing of this annex enters a score.
annex-positions-text = Criteria { $criteria } { $version } (SHA-256 { $hash }): an actor is a candidate if at least { $agreeing } of { $measures } measures have it among the first { $within } of its network with a probability of at least { $likely }. The probability is a share of { $replicas } graphs (fewer for large networks; seed { $seed }) that are drawn from the reported links by their evaluation codes. Networks of fewer than { $fewest } actors with links are not looked at. What the measures say, and why they count:
annex-positions-basis = { $looked ->
        [one] One network was looked at
       *[other] { $looked } networks were looked at
    }; { $candidates ->
        [0] nobody is a candidate
        [one] there is one candidate
       *[other] there are { $candidates } candidates
    }{ $candidates ->
        [0] .
       *[other] { " " }in { $networks ->
            [one] one of them
           *[other] { $networks } of them
        }.
    } { $refused ->
        [0] No network was too small.
        [one] One network was too small.
       *[other] { $refused } networks were too small.
    } { $withheld ->
        [0] No network was left out because of its handling code,
        [one] One network was left out because of its handling code,
       *[other] { $withheld } networks were left out because of their handling codes,
    } and in the others { $ties ->
        [0] no tied pair.
        [one] one tied pair.
       *[other] { $ties } tied pairs.
    } Only reported links can be drawn, and attention adds links to the known: the doubt shown is the least there is.{ $cut ->
        [yes] { " " }The tables show the first { $most }; all of them stand in results.json.
       *[no] {""}
    }
annex-positions-table = Candidates for key positions
annex-positions-values = Candidates for key positions: values and intervals
annex-positions-column-network = Network
annex-positions-column-actor = Actor
annex-positions-column-agreeing = Measures that agree
annex-positions-column-within = { $measure }: P(first { $within })
annex-positions-column-ties = Links
annex-positions-column-reports = Independent reports
annex-positions-column-one = Links on one origin
annex-positions-column-measure = Measure
annex-positions-column-value = Value on all reported links
annex-positions-column-rank = Rank
annex-positions-column-median = Median
annex-positions-column-interval = 5–95 %
annex-gaps-text = Collection gaps: if these links were confirmed or ruled out, the first places would change most. The value of knowing is counted in places. They are questions for collection, not findings.
annex-gaps-table = Links to confirm first
annex-gaps-column-from = Between
annex-gaps-column-to = And
annex-gaps-column-probability = Probability
annex-gaps-column-value = Value of knowing
annex-gaps-column-rises = Rises if confirmed
annex-gaps-column-falls = Falls if confirmed
annex-gaps-mover = { $actor } ({ $change })
measure-betweenness = Betweenness
measure-effective-size = Effective size
measure-pagerank = PageRank
measure-harmonic = Harmonic closeness
measure-degree = Contacts
measure-strength = Strength of links
measure-constraint = Low constraint
measure-brokerage = Brokerage
measure-brokerage-across = Brokerage across groups
measure-participation = Participation
annex-certificate = Certificate
annex-certificate-text = The choice is optimal: value { $value }, bound { $bound }, gap { $gap }. The certificate and the problem stand in the run folder; “socta verify” checks both without the solver.

glossary-acceptability = rank acceptability
glossary-acceptability-text = share of the simulated views in which an area takes a rank
glossary-top = P(top K)
glossary-top-text = share of the simulated views in which an area is among the first K
glossary-oap = operational action plan (OAP)
glossary-oap-text = the plan by which a priority, or one part of it, is carried out
glossary-chsg = common horizontal strategic goal (CHSG)
glossary-chsg-text = a goal that all plans serve
glossary-coverage = coverage
glossary-coverage-text = share of the model’s weight on which something is known
glossary-certainty = certainty
glossary-certainty-text = probability that the model gives to a report with its pair of evaluation codes
glossary-value = value
glossary-value-text = what an observation counts on the declared scale, from 0 to 1
glossary-core = core group
glossary-core-text = a small, tight core with a loose ring around it
glossary-pad = policy advisory document (PAD)
glossary-pad-text = the document that proposes priorities to the Council on the basis of the threat assessment

interval = { $low } – { $high }
at-least = at least { $value }
at-most = at most { $value }
about = about { $value }
with-unit = { $value } { $unit }
with-interval = { $value } ({ $low }–{ $high })

## Export

# Words of the exporters: labels of the parts of a document, never a statement about the data.
document-skip-link = Skip to the content
document-contents = Contents
table-caption = Table { $number }. { $caption }
figure-caption = Figure { $number }. { $caption }
figure-description = Description and data of figure { $number }
figure-table = Data of figure { $number }
tone-note = Note
tone-caution = Caution
tone-invented = Invented data
chart-row = Row
chart-low = Lower end
chart-middle = Central value
chart-high = Upper end
chart-proposed = Proposed
chart-not-proposed = Not proposed
chart-missing = no value
chart-failed = This figure could not be drawn; its data stand in the table.
picture-core = Core (filled)
picture-periphery = Periphery (hollow)
picture-cut-point = Cut point: without it the network falls apart (ring)
picture-key-player = { $count ->
        [one] Key player: without it fewest pairs
       *[other] { $count } key players: without them fewest pairs
    } reach each other (thick ring)
picture-key-player-held = { $count ->
        [one] Holds the key player
       *[other] Holds some of the { $count } key players
    } (thick ring)
picture-gap = Collection gap: knowing it would change the top
picture-dashed = Link with a probability of { $from } to { $below }
picture-dotted = Link with a probability below { $below }
picture-strength = Stronger link
picture-unlabelled =
    { $count ->
        [one] One label found no room.
       *[other] { $count } labels found no room.
    }
picture-group = Group
picture-members = Members
picture-core-count = Core
picture-periphery-count = Periphery
picture-edges = Links to other groups
picture-aggregated = The network has { $nodes ->
        [one] one node
       *[other] { $nodes } nodes
    }, too many to draw each: a circle stands for a whole group, its area for the number of members, its sectors for what they belong to. { $bubbles ->
        [one] There is one group.
       *[other] Lines join groups that are linked; their width and number say by how many links.
    }
picture-joined =
    { $count ->
        [one] One smaller group
       *[other] { $count } smaller groups
    }
picture-empty = There is nothing to draw.
sketch-title = Network { $name }
sketch-stdin = from standard input
sketch-description = { $actors ->
        [one] One actor
       *[other] { $actors } actors
    } and { $ties ->
        [one] one tied pair
       *[other] { $ties } tied pairs
    }; { $core ->
        [one] one actor forms
       *[other] { $core } actors form
    } the core (Borgatti–Everett) and { $cut ->
        [one] one is a cut point
       *[other] { $cut } are cut points
    }. { $all ->
        [yes] The larger a symbol, the more shortest paths run through it.
       *[no] The larger a symbol, the more shortest paths run through it; labelled are the first of them and cut points.
    } Positions are candidates for review, not findings about persons.
sketch-description-large = { $actors ->
        [one] One actor
       *[other] { $actors } actors
    } and { $ties ->
        [one] one tied pair
       *[other] { $ties } tied pairs
    }; { $core ->
        [one] one actor forms
       *[other] { $core } actors form
    } the core (Borgatti–Everett) and { $cut ->
        [one] one is a cut point
       *[other] { $cut } are cut points
    }. { $communities ->
        [yes] C1, C2 and so on are communities, the largest first.
       *[no] {""}
    } Positions are candidates for review, not findings about persons.
sketch-community = Community { $number }
sketch-community-short = C{ $number }
sketch-unknown = Not stated
sketch-alone = Without ties
sketch-all = Actors
sketch-others = Others ({ $count } groups)

## Dates and lists

date-long = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
list-more = { $first }, { $second }

## Comparison of runs

compare-gained = Run { $run }: { $area } is in because { $causes }.
compare-lost = Run { $run }: { $area } is out because { $causes }.
compare-part = { $cause } [{ $part }]
compare-bound = { $of ->
    [priorities] K, the number of priorities,
    [plans] N, the number of plans,
   *[goals] G, the number of goals,
} { $moved } from { $before } to { $after }
compare-candidates = { $own ->
    [yes] only one of the runs has it among its candidates
   *[no] other areas may be chosen ({ $areas })
}
compare-modes = { $own ->
    [yes] it can be carried otherwise
   *[no] other areas can be carried otherwise ({ $areas })
}
compare-bundles = areas are bundled otherwise ({ $areas })
compare-overrides = { $own ->
    [yes] somebody forces it in or out in only one of the runs
   *[no] somebody forces other areas in or out in only one of the runs ({ $areas })
}
compare-rules = the rules differ
compare-scores = scores moved (its own by { $change }; most by { $criterion })
