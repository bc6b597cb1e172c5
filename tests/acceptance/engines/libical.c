/* Occurrences of a calendar on standard input, as libical expands them. */

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_all(void)
{
    size_t size = 1 << 16, used = 0;
    char *text = malloc(size);
    size_t got;
    while ((got = fread(text + used, 1, size - used - 1, stdin)) > 0) {
        used += got;
        if (used + 1 == size)
            text = realloc(text, size *= 2);
    }
    text[used] = '\0';
    return text;
}

static icaltimetype in_utc(icaltimetype moment)
{
    if (moment.is_date)
        return moment;
    return icaltime_convert_to_zone(moment, icaltimezone_get_utc_timezone());
}

static void print(icalcomponent *event, icaltimetype start, icaltimetype end)
{
    printf("%s\t%s", icalcomponent_get_uid(event), icaltime_as_ical_string(in_utc(start)));
    printf("\t%s\t%d\n", icaltime_as_ical_string(in_utc(end)),
           icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED);
}

/* libical expands a VEVENT; which dates have one of their own is for the caller. */
static int has_override(icalcomponent *calendar, const char *uid, icaltimetype start)
{
    icalcompiter each = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    icalcomponent *event;
    for (; (event = icalcompiter_deref(&each)); icalcompiter_next(&each)) {
        icaltimetype original = icalcomponent_get_recurrenceid(event);
        if (!icaltime_is_null_time(original) && !strcmp(uid, icalcomponent_get_uid(event)) &&
            icaltime_compare(original, start) == 0)
            return 1;
    }
    return 0;
}

static void expand(icalcomponent *calendar, icalcomponent *event, icaltimetype last)
{
    icaltimetype start = icalcomponent_get_dtstart(event), end = icalcomponent_get_dtend(event);
    icalproperty *property = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    if (!property) {
        print(event, start, end);
        return;
    }
    struct icaldurationtype length = icaltime_subtract(end, start);
    icalrecur_iterator *each = icalrecur_iterator_new(icalproperty_get_rrule(property), start);
    icaltimetype next = icalrecur_iterator_next(each);
    for (; !icaltime_is_null_time(next) && icaltime_compare(next, last) < 0;
         next = icalrecur_iterator_next(each)) {
        if (icalproperty_recurrence_is_excluded(event, &start, &next) ||
            has_override(calendar, icalcomponent_get_uid(event), next))
            continue;
        print(event, next, icaltime_add(next, length));
    }
    icalrecur_iterator_free(each);
}

int main(int count, char **arguments)
{
    (void)count;
    icalcomponent *calendar = icalparser_parse_string(read_all());
    icaltimetype last = icaltime_from_string(arguments[2]);
    icalcompiter each = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    icalcomponent *event;
    for (; (event = icalcompiter_deref(&each)); icalcompiter_next(&each))
        expand(calendar, event, last);
    return 0;
}
