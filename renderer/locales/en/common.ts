export default {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  delete: 'Delete',
  letterWork: 'W',
  letterSleep: 'S',
} as const;
