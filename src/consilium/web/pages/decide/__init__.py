"""Am I surer? Before and after, and what matters to me."""
