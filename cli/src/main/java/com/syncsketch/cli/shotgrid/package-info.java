/** Commands about the connection to ShotGrid. */
package com.syncsketch.cli.shotgrid;
