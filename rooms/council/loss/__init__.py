"""Loss of office after too many absences: a process on the council's stream, from the limit reached to the vacant seat.

Who was absent is counted elsewhere; nothing of a process is public before the loss is declared.
"""
