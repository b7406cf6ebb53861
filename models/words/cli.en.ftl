# Words of the terminal: what commands say beside their data, headings of their tables, and names of rows. Figures come
# ready formatted. Identifiers are stable. The texts of help stand in the code, beside the options that they explain.

## Program

error-label = error:
internal =
    this is a fault of socta { $version }, not of your input; nothing was written
    {"  "}{ $fault }
    Please report it with the command line, these lines, and the smallest input that shows it.
internal-unknown = nothing is known about it
threads-refused = could not start threads: { $error }
stdout-refused = could not write to stdout: { $error }
input-error = the input has an error
input-errors = the input has { $errors } errors
matrix-unreadable =
    the matrix cannot be read
    { $error }

## Runs

assess-default-model = no --model is given, so the preset { $model } decides; that too is a choice of weights
assess-wrote = wrote { $count } files to { $folder }
assess-told = { $run }: { $places } of at most { $most } priorities proposed{ $goals ->
    [0] {""}
   *[other] {" "}and { $goals } carried by goals alone
}; ranked by { $method } under { $model } { $version }
assess-other-failed = another run failed while it was written
assess-unfinished = the run was not finished
check-clean = nothing is wrong
compare-alone = one run alone cannot be compared; name two runs, or a dossier with several models or scenarios
compare-nothing-notable = Against run 1 no area moved by more than one place, and the proposal is the same; JSON and CSV have all changes.
compare-legend =

    Left out: areas that are stable (at most one place) and whose proposal is the same; JSON and CSV have all of them.
    `movement` is the move of a rank. `level` is where the threat itself goes, by the reports alone, with the probability that it
    is higher; it stands only where two runs looked at other reports and read them alike, and an area can rise and be overtaken.
    A change of score is the sum of its parts: other reports, other weights, other policies for what nobody knows, what two of
    them share when they changed together, and criteria on which only one of two dossiers has evidence. `by_input` is the input
    of the choice that did most to its place on the list. `socta explain RUN AREA` shows what a score is made of.
stored-several = { $folder } holds several runs; name one of the runs inside
stored-outside = { $path } names a run outside itself: `{ $name }`
stored-other-format = its format is `{ $found }`, and this version reads `{ $schema }`
stored-no-format = it does not say that its format is `{ $schema }`
verify-choice = the choice of { $path } is proven { $proven }
verify-absent = not checked, because what stays inside was not handed over: { $files }
verify-run = { $folder } is run { $run }: { $files } files with { $bytes } bytes are as they were written, and { $choices ->
    [1] its choice is
   *[other] its { $choices } choices are
} proven { $proven }
verify-best = best within the bounds
verify-below-best = to be at most { $gap } micro-units of score below the best within the bounds
verify-changed =
    { $folder } is not as it was written
    {"  "}{ $list }
verify-proves-nothing = { $path } proves nothing: { $fault }

## Reasons

explain-no-area = the run has no area `{ $key }`; { $hint }
explain-areas-hint = `socta explain RUN` lists its areas
explain-neither = `{ $subject }` is neither the code of a finding nor the folder of a run; { $hint }
explain-codes-hint = codes are written as O004 or level-not-on-scale
explain-demarcation = Demarcation
explain-from-document = From the document of { $run }:
explain-figures =
    { $label } ({ $key })

    Ranked by { $method } under { $model } { $version }{ $scenario }.
    Rank { $rank } of { $areas } with a score of { $score }; expected rank { $expected }.
    Probability to be among the first { $first }: { $probability }{ $in-best }.
    Something is known on { $coverage } % of the weight.
    Bundle { $bundle }: { $standing }.
explain-restricted = { $count ->
    [one] The value of one criterion is restricted, in whole or in part; --internal tells it.
   *[other] The values of { $count } criteria are restricted, in whole or in part; --internal tells them.
}
explain-handed-over = { $folder } was handed over without its internal part
explain-untold = values of the run are restricted; with --internal its score can be taken apart
explain-scenario = {""}, scenario { $scenario }
explain-in-best = ; in the best set of a simulated view: { $share }
explain-proposed = proposed as { $mode }
explain-forced-in = proposed as { $mode }, because it was forced in
explain-not-proposed = not proposed
explain-forced-out = not proposed, because it was forced out
explain-reports = reports
explain-policy = policy for what nobody knows
shapley-figures =
    { $label } ({ $key }) by { $title } ({ $method })

    Its score is { $score }; with the values of { $other } ({ $other-key }) in its place it would be { $base }.
    What a score means: { $meaning }.
    Each criterion passes from the values of the one to those of the other in { $orders } sampled orders.
shapley-none = { $method } has no result here: { $error }
shapley-no-other = no area stands on the other side of the line; name one to compare with by --against
shapley-faulty = the summary of the run cannot be scored: { $fault }
example-wrote = wrote { $folder } with { $code } `{ $name }` in { $file }{ $line ->
    [none] {""}
   *[other] , line { $line }
}
example-none = { $code } has no broken input

## Benchmarks

benchmark-paused = interrupted; finished parts are kept in { $folder }, and the same command goes on from there
benchmark-unwritten = could not write the results: { $fault }
benchmark-wrote = { $methods } methods on { $sets } data sets; wrote { $files } files to { $folder }
benchmark-other-table = { $path } does not hold the table of { $table }
benchmark-plan-unreadable = the plan cannot be read
benchmark-dossier-unreadable = the dossier { $folder } cannot be read
benchmark-dossier = the dossier { $folder }: { $error }
benchmark-matrix-unreadable =
    the matrix { $path } cannot be read
    { $faults }

## Choices

choose-near-range = --near has to be a number of points from 0 to 1000
choose-fault = the problem has a fault: { $fault }
choose-unproved = not proved to be the best: one could be worth { $more } more
choose-worth = Worth { $worth }, with { $places ->
    [1] 1 place
   *[other] { $places } places
}, { $plans ->
    [1] 1 plan
   *[other] { $plans } plans
} and { $goals ->
    [1] 1 goal
   *[other] { $goals } goals
}{ $proved ->
    [yes] ; proved to be the best
   *[no] {""}
}.
choose-greedy-same = Taking items from the top, as long as they fit, gives the same.
choose-greedy-less = Taking items from the top, as long as they fit, is worth { $less } less: { $changes }.
choose-near-none = No other set is worth within { $gap } of it.
choose-near-all = Sets worth within { $gap } of it: these are all.
choose-near-first = Sets worth within { $gap } of it: the first ones.
choose-itself = the chosen set

## Cards

card-source = source
card-formula = formula
card-needs = needs
card-meaning = meaning
card-of-criteria = of criteria
card-parameters = parameters
card-no-parameters = none
card-nothing = nothing
card-weights = weights
card-no-weights = no weights
card-ordinal = an ordinal scale or better
card-interval = an interval scale or better
card-ratio = a ratio scale
card-cells-not-negative = cells of 0 or more
card-cells-positive = cells above 0
card-costs = costs
card-costs-turned = turned, so that more is better
card-costs-kept = stay costs
card-reversal = reversal
card-reversal-possible = leaving out an alternative can turn two others round
card-reversal-never = leaving out an alternative never turns two others round
card-aliases = also called
card-no-aliases = nothing else
card-complexity = complexity
card-score = score
card-criticism = criticism
card-range = range
card-range-unit = 0 to 1
card-range-any = any number
card-special = special cases
card-ties = ties
card-equal-cells = equal cells
card-equal-columns = equal columns
card-zero = zero
card-negative = negative
card-missing = missing
card-number = { $low } to { $high }, default { $default }
card-choice = { $options }, default { $default }
card-text = a text, default { $default }
card-text-empty = a text, default nothing

## Matrices and weights

rank-scales =
    { $error }
    --accept-scale runs it nevertheless, and records that
ranks-same-here = the same order here, but not on { $trials } other matrices of this shape: { $methods }
ranks-kemeny-bound = Kemeny: contradicts { $opinions } opinions, { $gap } more than the proven bound
ranks-kemeny-proven = Kemeny: contradicts { $opinions } opinions, which is proven to be least
ranks-warning = warning: { $warning }
ranks-refused = refused: { $method }: { $reason }
smaa-unreadable =
    the problem cannot be read
    { $error }
weights-no-author = not named in the judgements
weights-no-judgement = the file names criteria and judges nothing; add `order`, `points`, `swings`, `comparisons`, or `best` and `worst`
weights-choose = name a method with --method, because no weights are silently preferred; possible here: { $methods }
weights-think-over = think over: { $what }
model-too-little = too little is left of the model to show it
schema-none = there is no schema `{ $name }`; { $hint }
schema-hint = `socta schema` lists them
schema-wrote = wrote { $count } schemas to { $folder }
schema-current = all { $count } schemas in { $folder } are current
schema-not-current = { $path } is not current
schema-different =
    schemas are not current:
    {"  "}{ $list }
    `socta schema --out { $folder }` writes them anew

## Dossiers and networks

generate-wrote = wrote { $folder } with { $areas } areas, { $observations } observations, { $networks } networks, { $actors } actors and { $links } links, all invented
graph-nodes-not-here = --nodes belongs to an edge list; other formats name their nodes
graph-unreadable =
    the network cannot be read
    { $error }
graph-options-of-dossier = --from and --nodes do not belong to a dossier
graph-withheld = left out because of handling codes: { $what }
graph-networks = networks
graph-persons = persons
graph-links = links
graph-loss = not written, because the format has no place for it: { $count } { $what }
graph-wrote = wrote { $path } with { $nodes } nodes and { $links } links
graph-folder = this format is a folder of several files; name one with --out
graph-exists = { $path } exists already; --force replaces it
networks-attack-order = --attack given needs --remove with the order
networks-criteria-unreadable =
    the criteria cannot be read
    { $findings }
sketch-wrote = wrote { $path }
markets-unreadable =
    the dossier cannot be read
    { $findings }
markets-definitions = Network indicators of areas
markets-why = raises threat
markets-warning = misleads
markets-hidden = (not shown)
markets-person = (person)
players-runner-up = { $set } ({ $value }, { $share } % shared)
players-all-sets = all sets
players-greedy = greedy, swaps
attack-all-orders = all orders
attack-some-orders = some orders
periods-undated = { $undated } of { $links } links carry no dates and belong to no period.
periods-core-group = core group
periods-hierarchical = hierarchical
periods-loose = loose
periods-not-called = not called
periods-between = { $from } and { $to }
periods-from-to = { $from } to { $to }
periods-changed = { $changed ->
    [yes] yes
    [no] no
   *[unknown] not known
}

## Headings of tables

table-chosen = Chosen
table-near = By what they change
table-bounds = Other bounds; those left out bring no more than one that is listed
table-summary = Runs
table-runs = Runs; number 1 is the base, proposed are counted by area
table-agreement = Agreement of the runs: Kendall's tau-b below the diagonal, share of the first K in common above
table-methods = Agreement of the methods within run 1, read likewise
table-ranks = Rank of each area in each run; * = proposed
table-in-best = Share of the simulated views of each run in whose best set an area is
table-area-in-lists = Lists beside the proposal: where the area stands in each, and what following it on this area alone would cost
table-lists = Regret of each list in each run: what the best choice at its own costs is worth more
table-changes = Changes against run 1, and what they come from
table-causes = Changes by criterion
table-areas = Areas by rank; what is proposed has a mode
table-contributions = What the additive value is made of, the largest contribution first
table-shapley = What each criterion adds to the score, the largest first (Shapley values, mean over sampled orders)
table-ranking = Ranking
table-class-ranks = Ranks by class of methods
table-class-agreement = Agreement of the classes
table-smaa = Acceptability
table-weights = Weights by { $method }
table-poly = Networks that are active in several areas
table-links = Areas that share networks
table-brokers = Networks that alone join areas (candidates)
table-enablers = Providers on which areas depend
table-enabler-areas = Enabler areas on which areas depend
table-indicators = Values of the indicators
table-traits = Traits of the networks, and what they rest on
table-high-risk = High-risk networks, and what their traits rest on
table-key-losses = Without the key players of an area (an upper bound)
table-lost-reach = Actors that an actor reaches without them
table-lost-indicators = Indicators that change without them
table-network = The network
table-structure = What its ties look like; a question to ask, not a finding
table-hierarchy = Declared authority
table-periods = The network by period
table-period-changes = Change from each period to the next
table-basis = What key positions rest on
table-key-positions = Candidates for review by position in the reported links; not findings about persons
table-brokerage = Brokerage between groups
table-gaps = Links whose confirmation would change the first places most
table-predicted = Pairs to ask about; predicted, not reported, and used for nothing else
table-key-players = Key-player sets: candidates, not findings about persons
table-attack-degree = Largest component under removal by degree
table-attack-betweenness = Largest component under removal by betweenness
table-attack-collective-influence = Largest component under removal by collective influence
table-attack-key-players = Largest component under removal by fragmentation
table-attack-random = Largest component under random removal
table-attack-given = Largest component under removal in the given order
table-removal = What taking out the named actors does
table-groups = By group

## Columns and rows

column-value-of-knowing = value of knowing
column-rises = rises if true
column-falls = falls if true
column-mean-with-recovery = mean with recovery
column-adds = adds (± standard error)
column-top = top { $k }
basis-criteria = criteria
basis-ties = ties reported
basis-expected-ties = ties expected
basis-one-origin = ties on one origin
basis-replicas = graphs drawn
basis-seed = seed
basis-uncertainty = uncertainty
basis-all-certain = none: every tie is taken as certain
basis-refused = refused
basis-few-tied = only { $count } actors have ties
removal-largest = largest component
removal-reach = others reached, mean
removal-lost-ties = ties lost
removal-lost-crossing = ties lost between groups
change-between = between
change-actors-entered = actors entered
change-actors-left = actors left
change-jaccard-of-actors = Jaccard of actors
change-ties-entered = ties entered
change-ties-left = ties left
change-ties-stayed = ties stayed
change-jaccard-of-ties = Jaccard of ties
change-degree-centralization = degree centralization
change-betweenness-centralization = betweenness centralization
change-closeness-centralization = closeness centralization
change-core-entered = core entered
change-core-left = core left
change-core-turnover = core turnover
change-structure-changed = structure changed
network-actors = actors
network-ties = tied pairs
network-isolates = actors without a tie
network-merged-rows = rows merged
network-self-links = ties to oneself, dropped
network-density = density
network-mean-degree = mean degree
network-components = components
network-largest-component = actors in the largest component
network-mean-distance = mean distance
network-diameter = diameter
network-degree-centralization = degree centralization
network-betweenness-centralization = betweenness centralization
network-closeness-centralization = closeness centralization
network-degree-assortativity = degree assortativity
network-transitivity = transitivity
network-mean-clustering = mean clustering
network-articulation-points = articulation points
network-bridges = bridges
network-max-core = largest core number
network-core-size = actors in the core (Borgatti-Everett)
network-core-fit = fit of core and periphery
network-core-density = density of the core
network-periphery-density = density of the periphery
network-core-periphery-density = density between core and periphery
network-communities = communities (Leiden)
network-modularity = modularity
network-betweenness-pivots = sources that betweenness is estimated from
network-likelihood = likelihood among invented networks
network-subtype-likelihood = likelihood of the type
network-replicas = graphs drawn from uncertain ties
network-agreement = share of them called the same
network-reciprocity = reciprocity (the higher, the less the rest means)
network-connectedness = connectedness (Krackhardt)
network-hierarchy = hierarchy (Krackhardt)
network-efficiency = efficiency (Krackhardt)
network-least-upper-boundedness = least upper boundedness (Krackhardt)
network-global-reaching-centrality = global reaching centrality
network-flow-hierarchy = flow hierarchy
network-incoherence = trophic incoherence (0: perfect levels)
network-not-defined = not defined
network-not-called = not called
network-looks-like = looks like
network-most-like = most like the type
network-decided-by = decided by { $feature }
network-not-measured = not measured

## Odds measured from a sample

unseen-nothing = the run has nothing to compare
unseen-measured =
    A High is reported with { $odds } times the odds of a Low (nine in ten: { $low } to { $high }).
    { $answers } { $answers ->
        [one] answer
       *[other] answers
    }; natural logarithm { $logarithm }, standard error { $error }.
    To use it: "unknown" and "absent": {"{"}"kind": "unseen", "odds": { $odds }{"}"} in the model.
