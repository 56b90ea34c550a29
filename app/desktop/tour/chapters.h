// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/tour/tour.h"

// For tour.cpp and the chapter_*.cpp files only: one chapter for each page.
namespace noodkluis::app::desktop {

void start_chapter(Tour& tour);
void overview_chapter(Tour& tour);
void collection_chapter(Tour& tour);
void files_chapter(Tour& tour);
void import_chapter(Tour& tour);
void export_chapter(Tour& tour);
void photos_chapter(Tour& tour);
void lists_chapter(Tour& tour);
void plans_chapter(Tour& tour);
void agreements_chapter(Tour& tour);
void sharing_chapter(Tour& tour);
void paper_chapter(Tour& tour);
void field_chapter(Tour& tour);
void log_chapter(Tour& tour);
void users_chapter(Tour& tour);
void safekeeping_chapter(Tour& tour);
void settings_chapter(Tour& tour);
void shell_chapter(Tour& tour);
void promises_chapter(Tour& tour);
void release_chapter(Tour& tour);
void forks_chapter(Tour& tour);

}  // namespace noodkluis::app::desktop
