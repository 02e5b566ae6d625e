"""The playground: a strict Bot API on this machine, and people to talk to a bot in it.

Only the demonstration and the tests import it.
"""
