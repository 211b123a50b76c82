/** The command line. */
export default {
  title: 'Quick actions',
  label: 'What would you like to do?',
  hint: 'Type a task to add it, or part of a name to go there. Ctrl+K (⌘K) opens this line, Ctrl+Z (⌘Z) undoes.',
  choices: 'Actions',
  nothing: 'Nothing found.',
  addToday: 'Add to today: {{title}}',
  addLater: 'Add to the list: {{title}}',
  startFree: 'Start without a task',
  undo: 'Undo',
  redo: 'Redo',
  goTo: 'Go to: {{screen}}',
  lookBack: 'Look back on this week',
  addedTo: '{{title}} is on the plan for {{day}}.',
} as const;
