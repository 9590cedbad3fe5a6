"""How does a person walk the journey without a terminal? Pages in the browser, on their own computer."""
