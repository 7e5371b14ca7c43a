/* What libical (GNOME's and KDE's) sees: paths of feeds on standard input, occurrences on standard output.
 *
 * The rules and what they except are expanded by libical. That an occurrence is replaced by another (RECURRENCE-ID) is
 * left to its users, and so to us. */

#include <libical/ical.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct window {
    icaltimetype start, end;
};

struct reading {
    icalcomponent *calendar;
    struct window window;
    bool first; /* nothing was written yet */
};

static time_t instant(icaltimetype time)
{
    return icaltime_as_timet_with_zone(time, time.zone);
}

static icaltimetype in_utc(const char *seconds)
{
    return icaltime_from_timet_with_zone(atoll(seconds), false, icaltimezone_get_utc_timezone());
}

static void write_text(const char *text)
{
    putchar('"');
    for (const unsigned char *at = (const unsigned char *)(text ? text : ""); *at; at++)
        if (*at < 0x20)
            printf("\\u%04x", *at);
        else if (*at == '"' || *at == '\\')
            printf("\\%c", *at);
        else
            putchar(*at);
    putchar('"');
}

static void write_edge(time_t edge, bool whole_day)
{
    char text[sizeof "2026-03-29T01:00:00Z"];
    strftime(text, sizeof text, whole_day ? "%Y-%m-%d" : "%Y-%m-%dT%H:%M:%SZ", gmtime(&edge));
    printf(",\"%s\"", text);
}

static const char *status(icalcomponent *event)
{
    icalproperty *property = icalcomponent_get_first_property(event, ICAL_STATUS_PROPERTY);
    return property ? icalproperty_get_value_as_string(property) : "";
}

static void write_occurrence(icalcomponent *event, time_t start, time_t end, struct reading *reading)
{
    bool whole_day = icaltime_is_date(icalcomponent_get_dtstart(event));
    printf(reading->first ? "[" : ",[");
    reading->first = false;
    write_text(icalcomponent_get_uid(event));
    write_edge(start, whole_day);
    write_edge(end, whole_day);
    putchar(',');
    write_text(icalcomponent_get_summary(event));
    putchar(',');
    write_text(status(event));
    putchar(']');
}

static icalproperty *recurrence_id(icalcomponent *event)
{
    return icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY);
}

/* icalcomponent_get_recurrenceid leaves the time zone out. */
static time_t replaced_start(icalcomponent *event)
{
    return instant(icalproperty_get_datetime_with_component(recurrence_id(event), event));
}

static bool is_replaced(icalcomponent *calendar, const char *uid, time_t start)
{
    icalcompiter at = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    for (icalcomponent *event; (event = icalcompiter_deref(&at)); icalcompiter_next(&at))
        if (recurrence_id(event) && replaced_start(event) == start && strcmp(icalcomponent_get_uid(event), uid) == 0)
            return true;
    return false;
}

static void take_occurrence(icalcomponent *event, struct icaltime_span *span, void *data)
{
    struct reading *reading = data;
    if (recurrence_id(event) || !is_replaced(reading->calendar, icalcomponent_get_uid(event), span->start))
        write_occurrence(event, span->start, span->end, reading);
}

static char *contents(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    size_t size = ftell(file);
    char *text = calloc(size + 1, 1);
    rewind(file);
    if (!text || fread(text, 1, size, file) != size) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    fclose(file);
    return text;
}

static void read_feed(const char *path, struct window window)
{
    char *text = contents(path);
    struct reading reading = {icalparser_parse_string(text), window, true};
    if (!reading.calendar || icalcomponent_count_errors(reading.calendar)) {
        fprintf(stderr, "%s: libical found errors\n", path);
        exit(EXIT_FAILURE);
    }
    printf("{\"feed\":");
    write_text(path);
    printf(",\"occurrences\":[");
    icalcompiter at = icalcomponent_begin_component(reading.calendar, ICAL_VEVENT_COMPONENT);
    for (icalcomponent *event; (event = icalcompiter_deref(&at)); icalcompiter_next(&at))
        icalcomponent_foreach_recurrence(event, window.start, window.end, take_occurrence, &reading);
    printf("]}\n");
    icalcomponent_free(reading.calendar);
    free(text);
}

int main(int count, char *arguments[])
{
    if (count != 3)
        return EXIT_FAILURE;
    struct window window = {in_utc(arguments[1]), in_utc(arguments[2])};
    char path[4096];
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = '\0';
        read_feed(path, window);
    }
    return EXIT_SUCCESS;
}
