"""Đánh giá và phản ánh, kiến nghị: what people say of how they were served, and what becomes of it.

A rating is given by who holds the slip, once the result is handed over; no officer sees whose it is.
Feedback is answered within the working days of the law and the answer is published, without names.
"""
