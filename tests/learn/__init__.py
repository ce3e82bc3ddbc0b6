"""The tables that `audit.evidence` weighs, learned from texts of which it is known what their figures say."""
