"""Projects: begun well, the client informed on the way, looked back on together, and brought home."""

from goodstanding.chapters.chapter import Chapter
from goodstanding.chapters.projects import beginning, course, ending, faults

CHAPTER = Chapter(
    name="projects",
    page="playbook/projects.md",
    errors=(
        (faults.EXPECTATIONS_MISSING, faults.expectations_missing),
        (faults.ROLES_MISSING, faults.roles_missing),
        (faults.REVIEW_LATE, faults.review_late),
    ),
    clocks=(
        (beginning.KICKOFF, beginning.kickoff),
        (beginning.TERMS, beginning.terms_signed),
        (course.PM_SYNC, course.pm_sync),
        (course.PROGRESS, course.progress_report),
        (course.MINI, course.mini_review),
        (course.AUDIT, course.go_live_audit),
        (course.CELEBRATED, course.milestone_celebrated),
        (ending.FLAGGED, ending.wrap_up_flagged),
        (ending.END_PASSED, ending.project_end_passed),
        (ending.REVIEW, ending.project_review),
        (ending.WRAP_UP, ending.wrap_up),
    ),
    notices=(
        (faults.SKILLS_UNMET, faults.skills_unmet),
        (faults.NO_CLOUD_ARCHITECT, faults.no_cloud_architect),
    ),
)
