/** The command line. */
export default {
  title: 'One line',
  label: 'What would you like to do?',
  hint: 'Type a task to add it, or part of a name to go there. Ctrl+K (⌘K) opens this line, Ctrl+Z (⌘Z) takes back.',
  choices: 'What can be done',
  nothing: 'Nothing has this name.',
  addToday: 'Add for today: {{title}}',
  addLater: 'Add to the list: {{title}}',
  startFree: 'Start the clock without a task',
  undo: 'Take back what was done last',
  redo: 'Do again what was taken back',
  goTo: 'Go to: {{screen}}',
  addedTo: '{{title}} is on the plan for {{day}}.',
} as const;
