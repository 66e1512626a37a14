"""The worklist: what is asked of whom by when. The desk shows it, sorted by deadline.

A task asks for one action on one record. It is opened in the body of another action (and so is in that action's
event), and closed by the wrapper when the action it asks for is done: nobody has to remember to tick it off.
"""
