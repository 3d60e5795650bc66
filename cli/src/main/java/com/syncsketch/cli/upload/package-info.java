/** The commands that upload files and manage unfinished uploads. */
package com.syncsketch.cli.upload;
