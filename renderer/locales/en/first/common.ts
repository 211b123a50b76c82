export default {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  delete: 'Delete',
  letterWork: 'W',
  letterVisit: 'A',
  letterSleep: 'S',
} as const;
