"""Swedish as data and grammar: tokens, sentences, word lists, numbers, promises.

It knows the language and nothing of plans.
"""
