"""Drawing slides as cells; see `draw.slide`.  Knows neither Textual nor a terminal."""
