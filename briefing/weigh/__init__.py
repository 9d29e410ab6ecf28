"""The room of judgement: mentions to claims, claims to facts, facts to differences."""
