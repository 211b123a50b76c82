export default {
  save: '{保存|ほぞん}する',
  cancel: 'やめる',
  close: '{閉|と}じる',
  undo: 'もとに　もどす',
  add: '{足|た}す',
  edit: '{直|なお}す',
  delete: '{消|け}す',
  start: 'はじめる',
  letterWork: 'し',
  letterSleep: 'ね',
};
