"""Addresses that lead to a period: today, and the one that a form names."""

from django.http import HttpResponseRedirect

from .base import CalendarView, goto_initial
from .lists import upcoming_page


def today(calendar, request):
    """To the day that it is, with the filter."""
    view = CalendarView(calendar, request)
    return to_period(view, view.today_period)


def goto(calendar, request):
    """To the period that is asked for; what is none is an error beside its field."""
    view = CalendarView(calendar, request)
    data = request.GET.copy()
    if data.get("date"):
        # What else there is to choose from stands where it would without the date.
        for name, value in goto_initial(view.today).items():
            data.setdefault(name, value)
    form = view.goto_form(data)
    if form.is_valid():
        return to_period(view, form.period)
    return upcoming_page(view, goto=form, here=view.url, noindex=True)


def to_period(view, period):
    return HttpResponseRedirect(f"{view.url}{period.path}{view.state.query}")
