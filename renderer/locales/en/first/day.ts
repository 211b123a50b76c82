/** What lies in a day, in words: for pictures and lists on any screen. */
export default {
  withoutTask: 'No task',
  goneTask: 'A task no longer here',
  workSpan: 'Work: {{title}}, {{start}} to {{end}}',
  workSince: 'Work: {{title}}, since {{start}}',
  sleep: 'Sleep',
  sleepSpan: 'Sleep: {{start}} to {{end}}',
  sleepSince: 'Sleep: since {{start}}',
  upNotKnown: 'time you got up not recorded',
  visitAt: 'Appointment: {{title}}, {{start}}',
  plannedAt: 'Planned: {{title}}, {{start}}',
  planned: 'Planned',
  actual: 'Actual',
  cue: '{{cue}} → start',
  gotUp: 'Just got up',
  upKept: 'The time you got up is saved.',
} as const;
