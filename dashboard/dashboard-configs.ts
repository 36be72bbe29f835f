// The Dashboard 2 config nodes of the page: dashboard, theme, page and group.

import { type FlowNode, id } from './flow-node.ts'

const BASE: FlowNode = {
  id: id('b1'),
  type: 'ui-base',
  name: 'Dashboard',
  path: '/dashboard',
  appIcon: '',
  includeClientData: true,
  // An answer goes only to the browser that asked.
  acceptsClientConfig: ['ui-notification', 'ui-control', 'ui-template'],
  showPathInSidebar: false,
  headerContent: 'page',
  navigationStyle: 'none',
  titleBarStyle: 'default',
  showReconnectNotification: true,
  notificationDisplayTime: 1,
  showDisconnectNotification: true,
  allowInstall: false,
}

const THEME: FlowNode = {
  id: id('b2'),
  type: 'ui-theme',
  name: 'SnelStart · MultiSafepay',
  colors: {
    surface: '#ffffff',
    primary: '#1459a8',
    bgPage: '#f2f5f9',
    groupBg: '#f2f5f9',
    groupOutline: '#f2f5f9',
  },
  sizes: {
    density: 'default',
    pagePadding: '8px',
    groupGap: '8px',
    groupBorderRadius: '8px',
    widgetGap: '8px',
  },
}

const PAGE: FlowNode = {
  id: id('b3'),
  type: 'ui-page',
  name: 'SnelStart en MultiSafepay',
  ui: id('b1'),
  path: '/snelstart-multisafepay',
  icon: 'check-decagram-outline',
  layout: 'grid',
  theme: id('b2'),
  breakpoints: [
    { name: 'Default', px: '0', cols: '3' },
    { name: 'Tablet', px: '576', cols: '6' },
    { name: 'Small Desktop', px: '768', cols: '9' },
    { name: 'Desktop', px: '1024', cols: '12' },
  ],
  order: 1,
  className: '',
  visible: 'true',
  disabled: 'false',
}

const GROUP: FlowNode = {
  id: id('b4'),
  type: 'ui-group',
  name: 'Afletteren',
  page: id('b3'),
  width: '12',
  height: '1',
  order: 1,
  showTitle: false,
  className: '',
  visible: 'true',
  disabled: 'false',
  groupType: 'default',
}

export const dashboardConfigs = (): readonly FlowNode[] => [BASE, THEME, PAGE, GROUP]
