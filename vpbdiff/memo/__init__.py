"""The change summary for the tjänsteskrivelse: sentences that follow from the data, each with the changes it states."""
