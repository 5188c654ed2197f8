"""Dòng lệnh: the rooms' verbs for those who keep the machine.

`grammar` says which there are and can be read with no room open; each verb's own
module is opened only when it is asked for. Whoever sits here acts as the house.
"""
