# Words of the report of a benchmark. One message a phrase; figures come ready formatted. Identifiers are stable.

## Sentences


bench-run = { $methods } methods, of which { $classes } rank differently, on { $sets } data sets: { $data } data under { $settings } settings each, with { $replications } replications. { $planted } data sets have a planted truth. All methods see the same data sets, and data sets that differ in one setting share all other random numbers.
bench-best = Over all data with a planted truth and among the methods that refused none of them, { $best } comes nearest to it, with a mean tau-b of { $mean } ({ $range }); { $worst } is farthest, with { $least }.
bench-same = These methods ranked every data set with a planted truth alike, and are one method under several names here: { $groups }. They count once in any vote.
bench-on = On { $data }: { $better ->
    [0] no method is noticeably nearer to the truth than { $baseline }
   *[other] nearer to the truth than { $baseline }: { $nearer }
}; { $worse ->
    [0] none is
    [one] one is
   *[other] { $worse } are
} farther{ $alike ->
    [0] {""}
   *[other] ; not told apart from it: { $same }
}.
bench-more = { $count } more
bench-home = The truth is a weighted sum on { $data }; there the additive model and its relatives have a home advantage.
bench-axis-data = what is planted
bench-axis-noise = noise
bench-axis-missing = missing cells
bench-axis-contributors = contributors
bench-axis-weights = what is known of the weights
bench-spread = How far the mean tau-b over the methods moves between the ends of each axis of the plan: { $axes }. Between the better and the worse quarter of the methods it moves by { $quarter }.
bench-reversal = { $never ->
    [0] No method is free of rank reversal
   *[other] No trial reversed two alternatives under { $names }
}; { $worst } reversed some pair in up to { $rate } of the trials of one kind.
bench-calibrated = P(top K) is best calibrated on { $best } (expected calibration error { $least }) and worst on { $worst } ({ $most }).
bench-not-right = That a method is right for a threat assessment because it leads here: the truths are invented, and a method leads where the truth has its form.
bench-not-small = That a small difference matters because it is sure: with many data sets nearly every difference is sure. Differences of tau-b below { $noticeable } are not spoken of above.
bench-not-elsewhere = That the order of methods holds for other sizes, weights or noise than those of the plan.
bench-not-additive = That the additive model is the better one: { $additive } of { $data } data have an additive truth, which is the formula of that model. A tie with it there is a success of the other method.
bench-not-refused = That means of methods that refused data sets compare with the others: they are taken over the data sets that they ranked. Differences from the baseline are taken over the same data sets.
bench-not-given = Anything about the truth of matrices and dossiers: nobody knows it. On them a method is compared with itself, which says how it bears disturbance.
bench-mean-ranks = Among the { $rankings } rankings that refused none of the data with a planted truth, { $best } has the best mean rank, { $rank }; { $near ->
    [0] no other is within the critical difference
   *[other] within the critical difference of it: { $names }
}. Friedman's statistic is { $friedman } with { $freedom } degrees of freedom; the critical difference is Nemenyi's at 5 %.
bench-no-mean-ranks = There are too few methods or data for mean ranks.
bench-calibration = The additive model is simulated on what an analyst believes who knows the size of errors, but nothing of biases, detection effort, unequal cuts or reasons for missing cells; if the weights are not known, they are drawn from all possible ones. Over { $statements } statements the Brier score is { $brier }, its reliability term { $reliability }, and the expected calibration error { $error }. { $high ->
    [0] No class of probability above one half promises noticeably too much.
   *[other] { $high } of the classes above one half promise too much by more than 0.02.
}
bench-no-calibration = The plan asks for no simulation, so that P(top K) was not checked.
bench-refusals = { $refusing ->
    [0] Every method ranked every data set.
   *[other] { $refusing } of { $methods } methods refused some data sets. A refusal is counted with its reason and never replaced by a value.
}

## Sections

bench-subtitle = A benchmark of scoring methods; plan { $plan }
bench-section-run = What was run
bench-section-follows = What follows
bench-section-does-not-follow = What does not follow
bench-section-methods = The methods over all data with a planted truth
bench-section-truths = By planted truth and way of observing
bench-section-settings = By noise, missing cells, contributors and knowledge of weights
bench-section-disturbed = Rank reversal and stability
bench-section-calibration = Calibration of P(top K)
bench-section-agreement = How much the methods agree
bench-section-refusals = What was refused
bench-invented = A benchmark on invented data says how methods behave, not which crime areas matter.
bench-identity = Identity
bench-identity-text = SHA-256 { $sha } of plan, data, methods and program version
bench-seed = Seed
bench-k = K
bench-noise = Noise
bench-intervals = Intervals
bench-intervals-text = 95 %, bootstrap of { $resamples } resamples of clusters that share their random numbers

## Tables

bench-overall = Means over all data sets with a planted truth, with 95 % intervals
bench-data = The data
bench-differences = Tau-b less that of { $baseline } on the same data sets, with half the width of its 95 % interval
bench-mean-rank-table = Mean rank by tau-b over { $blocks } blocks; the critical difference is { $difference }
bench-calibration-table = Brier score of P(top K) and its parts
bench-refused = Data sets that a method refused
bench-cells = Every condition, method and measure
bench-plan = Plan `{ $plan }`: { $methods } methods with { $classes } different rankings, { $sets } data sets, seed { $seed }, K = { $k }.
bench-by-data = Tau-b by data:
bench-column-method = method
bench-column-refused = refused
bench-column-data = data
bench-column-alternatives = alternatives
bench-column-criteria = criteria
bench-column-planted = what is planted
bench-column-all = all
bench-column-mean-rank = mean rank
bench-column-setting = setting
bench-column-brier = Brier
bench-column-reliability = reliability
bench-column-resolution = resolution
bench-column-uncertainty = uncertainty
bench-column-error = ECE
bench-column-reason = reason
bench-column-data-sets = data sets
bench-column-first = the first one
bench-measure-tau = tau-b
bench-measure-weighted-tau = weighted tau
bench-measure-precision = top-K precision
bench-measure-regret = regret
bench-measure-reversal-added = reversal, added
bench-measure-reversal-removed = reversal, removed
bench-measure-reversal-doubled = reversal, doubled
bench-measure-stability = stability
bench-planted-nothing = nothing; each method is compared with its own undisturbed ranking
bench-planted-additive = additive
bench-planted-multiplicative = multiplicative by { $amount }
bench-planted-synergy = synergy of neighbours by { $amount }
bench-planted-redundancy = redundancy of neighbours by { $amount }
bench-planted-veto = veto of the weightiest criterion by { $amount }
bench-planted-correlation = two blocks correlated by { $amount }
bench-planted-duplicates = { $amount } criteria counted twice
bench-planted-skewed = skewed values
bench-planted-units = mixed units and directions
bench-planted-levels = seen in { $count } { $unequal ->
    [yes] unequal
   *[no] equal
} levels
bench-planted-bias = contributors biased by { $amount }
bench-planted-effort = detection effort from { $amount } to 1

## Charts

bench-chart-tau = mean tau-b
bench-chart-overall = Agreement with the planted truth
bench-chart-overall-text = Mean tau-b of each method over all data sets with a planted truth, with its 95 % interval; methods that rank alike are shown once.
bench-chart-overall-axis = tau-b with the planted truth
bench-chart-heat = Agreement with the planted truth by { $name }
bench-chart-heat-text = Mean tau-b of each method by { $name }, from 0 (white) to 1 (dark).
bench-chart-curves = Precision of the top { $k } by { $name }
bench-chart-curves-text = Share of the method's top K that belongs to the true top K, by { $name }, for some methods from the best to the last.
bench-chart-curves-axis = precision of the top K
bench-chart-added = Rank reversal when a dominated alternative is added
bench-chart-removed = Rank reversal when an alternative is removed
bench-chart-doubled = Rank reversal when an alternative is doubled
bench-chart-reversal-text = Share of trials in which the order of two others is reversed, with its 95 % interval; fewest first.
bench-chart-reversal-axis = share of trials
bench-chart-stability = Stability of the ranking under shaken weights and values, and changes of the first place
bench-chart-stability-text = Mean tau-b of a method with itself, and share of trials after which another one is first.
bench-chart-stability-axis = tau-b, or share
bench-chart-reliability = Reliability of P(top K)
bench-chart-reliability-text = Share of alternatives that truly belong to the top K, by the probability that the simulation gave them; on the line both are equal, below it the probability was too high.
bench-chart-reliability-axis = share in the true top K
bench-chart-reliability-all = all data sets with a planted truth
bench-chart-reliability-across = P(top K) as given
bench-chart-agreement = Agreement of the methods with one another
bench-chart-agreement-text = Mean tau-b of each pair of methods over the data sets with a planted truth.

## What silence does, in the report of a benchmark

benchmark-silence-title = What can be said where answers are missing
benchmark-silence-run = { $sets ->
        [one] One invented dossier
       *[other] { $sets } invented dossiers
    } with { $indicators } indicators of equal weight lost answers by a mechanism that the plan names. Each policy judged all of them; a pair, or a place among the first { $k }, is called from a probability of { $least } on.
benchmark-silence-caption = Tau-b with the truth, share of pairs that are called, and share of those that are wrong, by policy and mechanism
benchmark-silence-reading = “weakest” calls only what holds under all odds of the plan. What is called can be held against what is admitted: at a probability of 0.9, up to one call in ten may be wrong. These figures hold for the processes that were drawn; which process made a real dossier nobody knows.
benchmark-silence-at-random = at random
benchmark-silence-effort = by effort
benchmark-silence-alarm = by alarm
benchmark-silence-threat-led = led by threat
benchmark-silence-biased = biased contributors
benchmark-silence-mix = effort and alarm
benchmark-silence-policy = policy
benchmark-silence-cells = Calls under silence by condition and policy
