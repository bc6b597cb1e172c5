// Occurrences of a calendar on standard input, as KCalendarCore expands them.

#include <KCalendarCore/Event>
#include <KCalendarCore/ICalFormat>
#include <KCalendarCore/MemoryCalendar>
#include <KCalendarCore/OccurrenceIterator>

#include <QFile>
#include <QTextStream>
#include <QTimeZone>

using namespace KCalendarCore;

static QString text(const QDateTime &moment, bool allDay)
{
    if (allDay)
        return moment.toString("yyyyMMdd");
    return moment.toUTC().toString("yyyyMMdd'T'HHmmss'Z'");
}

static QDateTime argument(const char *text)
{
    auto moment = QDateTime::fromString(text, "yyyyMMdd'T'HHmmss'Z'");
    moment.setTimeSpec(Qt::UTC);
    return moment;
}

int main(int, char **arguments)
{
    QFile input;
    input.open(stdin, QIODevice::ReadOnly);
    MemoryCalendar::Ptr calendar(new MemoryCalendar(QTimeZone::utc()));
    if (!ICalFormat().fromRawString(calendar, input.readAll()))
        return 1;
    QTextStream output(stdout);
    OccurrenceIterator each(*calendar, argument(arguments[1]), argument(arguments[2]));
    while (each.hasNext()) {
        each.next();
        const auto event = each.incidence().staticCast<Event>();
        const bool allDay = event->allDay();
        // For whole days the library keeps the last day, inclusive.
        const auto start = each.occurrenceStartDate();
        const auto end = allDay ? start.addDays(event->dtStart().daysTo(event->dtEnd()) + 1)
                                : each.occurrenceEndDate();
        output << event->uid() << '\t' << text(start, allDay) << '\t' << text(end, allDay) << '\t'
               << (event->status() == Incidence::StatusCanceled) << '\n';
    }
    return 0;
}
