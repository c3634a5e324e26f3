import './app/styles.js';
import { createRoot } from 'react-dom/client';
import { ConsoleApp } from './app/console-app.js';
import { startWords } from './app/words/start-words.js';

const root = document.getElementById('console');
if (!root) throw new Error('index.html has no #console');
startWords();
createRoot(root).render(<ConsoleApp />);
