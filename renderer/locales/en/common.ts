export default {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  add: 'Add',
  edit: 'Edit',
  delete: 'Delete',
  start: 'Start',
  letterWork: 'W',
  letterSleep: 'S',
} as const;
