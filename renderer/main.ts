import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from './client/connect.ts';
import { connectShell } from './client/shell.ts';
import './styles/app.css';

const target = document.getElementById('application');
if (!target) throw new Error('index.html lacks its element');
mount(App, { target, props: { client: connect(), shell: connectShell() } });
