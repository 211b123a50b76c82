/** What lies in a day, in words: for pictures and lists on any screen. */
export default {
  withoutTask: 'Without a task',
  goneTask: 'A task that is no longer here',
  workSpan: 'Work: {{title}}, {{start}} to {{end}}',
  workSince: 'Work: {{title}}, since {{start}}',
  sleep: 'Sleep',
  sleepSpan: 'Sleep: {{start}} to {{end}}',
  sleepSince: 'Sleep: since {{start}}',
  upNotKnown: 'getting up is not recorded',
  visitAt: 'Appointment: {{title}}, {{start}}',
  plannedAt: 'Planned: {{title}}, {{start}}',
  planned: 'As planned',
  actual: 'As it was',
  cue: '{{cue}} → begin',
  gotUp: 'Just got up',
  upKept: 'Getting up is recorded.',
} as const;
