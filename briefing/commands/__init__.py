"""The commands, a module for each kind of work; each is loaded when it is called."""
