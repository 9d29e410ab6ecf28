"""The room of the editor: decisions, prose and the ledger laid over the facts."""
