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
    'One thing here was written by a newer version of the app. It is kept, and is in the file with everything.',
  unreadable_other:
    '{{count}} things here were written by a newer version of the app. They are kept, and are in the file with everything.',
} as const;
