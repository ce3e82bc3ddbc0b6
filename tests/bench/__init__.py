"""How quick and how frugal the reading of figures is, on texts made up here, beside other tools."""
