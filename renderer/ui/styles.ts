import '@fontsource/biz-udpgothic/400.css?common';
import '@fontsource/biz-udpgothic/700.css?common';
import './tokens.css';
import './base.css';

// React Aria adds a <style> for touch on its first press handler unless an element with this id is there.
// The content security policy has no inline styles, and base.css holds the same rule.
const marker = document.createElement('meta');
marker.id = 'react-aria-pressable-style';
document.head.append(marker);
