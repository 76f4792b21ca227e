"""The values that pass between the packages: plans, changes, money, keys, documents.

Every stage reads them and none changes them.
"""
