"""A new import over a snapshot that a person has corrected: three readings of one plan, merged item by item.

What the importer gave last is the base, the snapshot as it stands is the person's version, and the new import is the
document's. Only where both the person and the document have changed the same thing is there a conflict. Until somebody
resolves it, what the person wrote stands.
"""
