"""Called roll (votação nominal por chamada): a roll-call in which a seat answers when its name is called.

The order is whoever chairs' to call; a seat once called may answer until the close.
"""

from voting.methods.method import any_options, one_option
from voting.tally import plurality

silence = None
is_called = True
options = any_options
check = one_option
tally = plurality
