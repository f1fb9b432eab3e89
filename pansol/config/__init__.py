"""A team's configuration: one file, ``pansol.toml``, read once at a process's start."""

from pansol.config.errors import ConfigError, Problem
from pansol.config.finding import NAME, VARIABLE, find_file
from pansol.config.settings import Settings, current, use

__all__ = ["NAME", "VARIABLE", "ConfigError", "Problem", "Settings", "current", "find_file", "use"]
