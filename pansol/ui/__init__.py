"""The pages: a widget that draws elements, and the programs it shows."""
