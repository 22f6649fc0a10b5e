"""The second opinion: a plain evaluator of the same rules, written to be read, with no engine behind it.

It shares the models of cases, rules and standards and the classes of the results, and nothing else between facts and
findings, so that it can disagree with the other. It also serves where durable-rules cannot be had.
"""
