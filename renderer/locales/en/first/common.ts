export default {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  delete: 'Delete',
  letterWork: 'W',
  letterVisit: 'A',
  letterSleep: 'S',
  unreadable_one:
    'One item was written by a newer version of the app. It is safe, and included when you save everything.',
  unreadable_other:
    '{{count}} items were written by a newer version of the app. They are safe, and included when you save everything.',
} as const;
