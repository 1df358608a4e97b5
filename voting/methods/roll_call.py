"""Roll-call (votação nominal): each seat names one option or abstains, and the record names each seat.

Not who is called when: any order counts alike.
"""

from voting.methods.method import any_options, one_option
from voting.tally import plurality

silence = None
is_called = False
options = any_options
check = one_option
tally = plurality
