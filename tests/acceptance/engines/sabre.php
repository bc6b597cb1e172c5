<?php
// Occurrences of a calendar on standard input, as sabre/vobject expands them.

// What the library does that newer versions of PHP would do otherwise.
error_reporting(E_ALL & ~E_DEPRECATED);
ini_set('display_errors', 'stderr');
[, $library, $first, $last] = $argv;
require $library;

$calendar = Sabre\VObject\Reader::read(stream_get_contents(STDIN));
$calendar->expand(new DateTime($first), new DateTime($last));

function text($property)
{
    $moment = clone $property->getDateTime();
    if (!$property->hasTime()) {
        return $moment->format('Ymd');
    }
    return $moment->setTimezone(new DateTimeZone('UTC'))->format('Ymd\THis\Z');
}

foreach ($calendar->select('VEVENT') as $event) {
    $cancelled = (string) $event->STATUS === 'CANCELLED' ? 1 : 0;
    $row = [$event->UID, text($event->DTSTART), text($event->DTEND), $cancelled];
    echo implode("\t", $row), "\n";
}
